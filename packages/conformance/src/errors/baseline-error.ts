import { GraycardError } from "@graycard/core";

/** A baseline cannot be used as it is written; the message names each line and what should stand there. */
export class BaselineError extends GraycardError {
  override readonly name = "BaselineError";
  readonly code = "GC_CONFORM_BASELINE";
}
