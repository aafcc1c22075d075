import { GraycardError } from "@graycard/core";

/** The subject could not be spoken to at all: nothing is known about it. */
export class SubjectUnreachableError extends GraycardError {
  override readonly name = "SubjectUnreachableError";
  readonly code = "GC_CONFORM_UNREACHABLE";
}
