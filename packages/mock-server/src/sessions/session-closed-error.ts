import { GraycardError } from "@graycard/core";

/** A session was closed while somebody waited in it, such as for a task to end or for an answer that hangs. */
export class SessionClosedError extends GraycardError {
  override readonly name = "SessionClosedError";
  readonly code = "GC_SESSION_CLOSED";

  constructor(id: string) {
    super(
      `The session ${id} was closed while this request waited in it. Close a session when all of its requests are answered, or expect this.`,
    );
  }
}
