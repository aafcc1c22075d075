import { GraycardError } from "@graycard/core";

/** One thing that a mock must not end with. */
export interface MockProblem {
  /** The id of the session it was found in; `nobody` for what was nobody's, absent for what is the mock's own. */
  readonly session?: string;
  readonly error: GraycardError;
}

/**
 * A mock did not end as its tests meant it to: faults planned for every session were not used up, or sessions have
 * problems of their own.
 */
export class MockVerificationError extends GraycardError {
  override readonly name = "MockVerificationError";
  readonly code = "GC_MOCK_VERIFICATION";
  /** All that was found: the mock's own problems, then those of its sessions. */
  readonly problems: readonly MockProblem[];

  constructor(problems: readonly MockProblem[]) {
    super(problems.map(tell).join("\n"));
    this.problems = problems;
  }
}

function tell({ session, error: { code, message } }: MockProblem): string {
  return `${session === undefined ? "every session" : `session ${session}`}: ${code}: ${message}`;
}
