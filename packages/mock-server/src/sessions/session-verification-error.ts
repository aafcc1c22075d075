import { GraycardError } from "@graycard/core";

/** Several things are wrong with how a session ended. */
export class SessionVerificationError extends GraycardError {
  override readonly name = "SessionVerificationError";
  readonly code = "GC_SESSION_VERIFICATION";
  readonly problems: readonly GraycardError[];

  constructor(problems: readonly GraycardError[]) {
    super(problems.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    this.problems = problems;
  }
}
