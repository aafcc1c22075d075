/**
 * What a check came to.
 * - `pass`, `fail`: the clause was kept or broken.
 * - `warn`: a clause that only recommends was not followed.
 * - `inconclusive`: it could not be found out; never counted as good.
 * - `not-applicable`: the clause has nothing to say about this subject, for a written reason.
 */
export const verdicts = ["fail", "warn", "inconclusive", "pass", "not-applicable"] as const;

/** How a check ends: one of {@link verdicts}, gravest first. */
export type Verdict = (typeof verdicts)[number];

/** Whether something was found out about a clause, good or bad. */
export function isFound(verdict: Verdict): boolean {
  return verdict === "pass" || verdict === "warn" || verdict === "fail";
}

/** The graver of two verdicts; what was found out about a clause counts over what was not. */
export function graver(a: Verdict, b: Verdict): Verdict {
  return verdicts.indexOf(a) <= verdicts.indexOf(b) ? a : b;
}
