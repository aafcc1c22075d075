import { GraycardError } from "@graycard/core";

/** A file of a call could not be read or written. What was paid for is not lost: the journal knows of it. */
export class CallFilesError extends GraycardError {
  override readonly name = "CallFilesError";
  readonly code = "GC_CLI_FILES";
}
