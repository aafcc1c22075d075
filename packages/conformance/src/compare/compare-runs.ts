import type { Check } from "../check.js";
import { type Against, outcomeOf, type Run } from "../run.js";
import type { Verdict } from "../verdict.js";

/** What one subject made of a check. */
export interface SideFound {
  readonly verdict: Verdict;
  /** What came, or why nothing could be said; absent where the check simply passed. */
  readonly actual?: string;
}

/** A check that came out differently on two subjects. */
export interface Difference {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly first: SideFound;
  readonly second: SideFound;
}

/**
 * The first run, with what a second subject did otherwise in the same scenarios. Two that break a clause in the same way
 * do not differ; two that break it in different ways do.
 */
export function withAgainst(first: Run, second: Run): Run & { readonly against: Against } {
  const others = new Map(second.checks.map((check) => [check.id, check]));
  const alike = withoutChance(first, second);
  const differences = first.checks.flatMap((check) => differenceOf(check, others.get(check.id), alike));
  const { subject, summary } = second;
  return { ...first, against: { subject, outcome: outcomeOf(second), summary, differences } };
}

/** Makes words comparable that name a task or a time, or how often something was seen: no two runs have those alike. */
function withoutChance(...runs: readonly Run[]): (told: string | undefined) => string | undefined {
  const ids = new Set(runs.flatMap(({ exchanges }) => exchanges.flatMap(({ taskId }) => taskId ?? [])));
  // A short one may stand in any word.
  const longestFirst = [...ids].filter(({ length }) => length > 5).sort((a, b) => b.length - a.length);
  return (told) =>
    longestFirst
      .reduce((text, id) => text?.replaceAll(id, "task"), told)
      ?.replace(/ \(and \d+ more\)$/, "")
      .replace(/\b\d{10}\b/g, "time");
}

function differenceOf(
  check: Check,
  other: Check | undefined,
  alike: (told: string | undefined) => string | undefined,
): readonly Difference[] {
  if (!other) return [];
  const first = sideOf(check);
  const second = sideOf(other);
  // What is open on both sides is open for reasons of their own, which are no difference between the subjects.
  const sameVerdict = first.verdict === second.verdict;
  const judged = first.verdict === "fail" || first.verdict === "warn";
  if (sameVerdict && (!judged || alike(first.actual) === alike(second.actual))) return [];
  const { id, clause, title } = judged ? check : other.verdict === "fail" ? other : check;
  return [{ id, clause, title, first, second }];
}

function sideOf({ verdict, actual, reason }: Check): SideFound {
  const told = verdict === "pass" ? actual : (reason ?? actual);
  return { verdict, ...(told === undefined ? {} : { actual: told }) };
}
