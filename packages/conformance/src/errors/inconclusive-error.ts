import { GraycardError } from "@graycard/core";

/** A scenario cannot find out what it set out to: the reason goes into its checks. */
export class InconclusiveError extends GraycardError {
  override readonly name = "InconclusiveError";
  readonly code = "GC_CONFORM_INCONCLUSIVE";
}
