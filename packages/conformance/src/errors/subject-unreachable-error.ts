import { GraycardError } from "@graycard/core";

/** The subject could not be spoken to at all: nothing is known about it. */
export class SubjectUnreachableError extends GraycardError {
  override readonly name = "SubjectUnreachableError";
  readonly code = "GC_CONFORM_UNREACHABLE";
  /** Whether the request provably never left this machine, so that it cost nothing. */
  readonly neverLeft: boolean;

  constructor(message: string, options: ErrorOptions & { readonly neverLeft?: boolean } = {}) {
    super(message, options);
    this.neverLeft = options.neverLeft ?? false;
  }
}
