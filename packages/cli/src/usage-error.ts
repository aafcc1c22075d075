import { GraycardError } from "@graycard/core";

/** The command was called in a way it cannot be carried out; the message says what to do instead. */
export class UsageError extends GraycardError {
  override readonly name = "UsageError";
  readonly code = "GC_CLI_USAGE";
}
