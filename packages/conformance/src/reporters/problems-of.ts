import type { Run } from "../run.js";

/** Something that keeps a run from being green, whatever its checks say. */
export interface ToldProblem {
  /** Such as `harness` or `nothing-judged`. */
  readonly kind: string;
  /** `vendor/endpoint/area/scenario`; the subject where it is about the whole run. */
  readonly scenario: string;
  readonly message: string;
}

/** The problems of a run. That nothing was judged is one: no check fails where there is none. */
export function problemsOf(run: Run): readonly ToldProblem[] {
  const { pass, fail, warn, inconclusive, notApplicable } = run.summary;
  if (pass + fail + warn + inconclusive > 0) return run.problems;
  const why =
    notApplicable > 0
      ? `None of ${notApplicable} checks applied to ${run.subject}`
      : `No check was made of ${run.subject}`;
  const message = `${why}: nothing was found out about it. Look at what was selected, and at what was recorded.`;
  return [...run.problems, { kind: "nothing-judged", scenario: run.subject, message }];
}

/** The same for formats that have no words beside their checks: that the run ended early has to stand there, too. */
export function redLinesOf(run: Run): readonly ToldProblem[] {
  const stopped = run.stopped
    ? [{ kind: `stopped by ${run.stopped.by}`, scenario: run.subject, message: run.stopped.reason }]
    : [];
  return [...problemsOf(run), ...stopped];
}
