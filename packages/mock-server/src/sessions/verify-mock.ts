import { UnusedFaultsError } from "../faults/unused-faults-error.js";
import { EvidenceLostError } from "../journal/evidence-lost-error.js";
import type { MockCore } from "../mock-core.js";
import { type MockProblem, MockVerificationError } from "./mock-verification-error.js";
import { checksFor, type VerifyOptions } from "./verify.js";

/** What a mock must not end with: first what is its own, then what was found in its sessions, nobody's last. */
export function mockProblems({ faults, sessions, nobody }: MockCore, options?: VerifyOptions): readonly MockProblem[] {
  const checks = checksFor(options);
  const all = [...sessions.all(), nobody];
  const unused = faults.uses().filter(({ done }) => !done);
  const came = unused.length === 0 ? [] : all.flatMap(({ journal }) => journal.exchanges());
  const own = unused.length === 0 ? [] : [{ error: new UnusedFaultsError(unused, came) }];
  const lost = sessions.forgotten === 0 ? [] : [{ error: new EvidenceLostError([tellForgotten(sessions.forgotten)]) }];
  const theirs = all.flatMap((session) =>
    checks.flatMap((check) => {
      const error = check(session);
      return error ? [{ session: session.id, error }] : [];
    }),
  );
  return [...own, ...lost, ...theirs];
}

/**
 * Makes sure that a mock ends as its tests meant it to.
 *
 * @throws {MockVerificationError} when something was found
 */
export function verifyMock(core: MockCore, options?: VerifyOptions): void {
  const problems = mockProblems(core, options);
  if (problems.length > 0) throw new MockVerificationError(problems);
}

function tellForgotten(count: number): string {
  const gone = count === 1 ? "The session used least recently was" : `The ${count} sessions used least recently were`;
  return `${gone} forgotten, as more keys came along than the mock remembers: what happened there is not known any more.`;
}
