import { GraycardError } from "@graycard/core";

/** A session was reset while somebody waited in it, such as for a task to end or for an answer that hangs. */
export class SessionResetError extends GraycardError {
  override readonly name = "SessionResetError";
  readonly code = "GC_SESSION_RESET";

  constructor(id: string) {
    super(
      `The session ${id} was reset while this request waited in it, and what it waited for is gone. Reset a session when all of its requests are answered, or expect this.`,
    );
  }
}
