import { GraycardError } from "@graycard/core";

/** A run was stopped before this request: by a cap on what it may spend, or by whoever started it. Nothing was sent. */
export class RunStoppedError extends GraycardError {
  override readonly name = "RunStoppedError";
  readonly code = "GC_CONFORM_STOPPED";
}
