import { GraycardError } from "@graycard/core";

/** A result was paid for and saved by an earlier run, its file is gone, and nobody can be asked for it again. */
export class ResultGoneError extends GraycardError {
  override readonly name = "ResultGoneError";
  readonly code = "GC_CLI_RESULT_GONE";
}
