import { GraycardError } from "@graycard/core";

/** A scenario needs what the subject was declared to be without: its open clauses do not apply. */
export class NotOfferedError extends GraycardError {
  override readonly name = "NotOfferedError";
  readonly code = "GC_CONFORM_NOT_OFFERED";
}
