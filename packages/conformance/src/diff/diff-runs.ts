import type { Check } from "../check.js";
import type { Problem, Run } from "../run.js";
import type { Verdict } from "../verdict.js";

/** Whether something that changed is good news. */
export type Direction = "better" | "worse" | "same";

/** A check that both runs have and that came out differently: in its verdict, or in what it expected or saw. */
export interface ChangedCheck {
  readonly id: string;
  readonly direction: Direction;
  readonly before: Outline;
  readonly after: Outline;
}

/** A check that only one of two runs has. */
export interface LoneCheck {
  readonly id: string;
  readonly direction: Direction;
  readonly check: Outline;
}

/** What of a check is compared. */
export type Outline = Pick<Check, "verdict" | "title" | "expected" | "actual" | "reason">;

/** What changed between two runs. */
export interface RunDiff {
  /** Worse when anything is; better when nothing is and something is better. */
  readonly direction: Direction;
  readonly changed: readonly ChangedCheck[];
  readonly appeared: readonly LoneCheck[];
  readonly vanished: readonly LoneCheck[];
  /** Problems that only the later run has; each is worse. */
  readonly newProblems: readonly Problem[];
  readonly goneProblems: readonly Problem[];
  /** What differs in what was run, so that the rest is to be read with care. */
  readonly notes: readonly string[];
}

/** From good to bad. What does not apply is as good as what passes. */
const ranks: Readonly<Record<Verdict, number>> = { pass: 0, "not-applicable": 0, warn: 1, inconclusive: 2, fail: 3 };

/**
 * Compares two runs. Worse is: a verdict that went down from pass over warn and inconclusive to fail, a new check that
 * does not pass, a check that passed and is not there any more, and a new problem of the run itself.
 *
 * @example
 * const { direction, changed } = diffRuns(readRun("{}", "before.json", "1.0.0"), readRun("{}", "after.json", "1.0.0"));
 */
export function diffRuns(before: Run, after: Run): RunDiff {
  const old = new Map(before.checks.map((check) => [check.id, check]));
  const now = new Map(after.checks.map((check) => [check.id, check]));
  const changed = after.checks.flatMap((check) => changeOf(old.get(check.id), check) ?? []);
  const appeared = after.checks.filter(({ id }) => !old.has(id)).map((check) => lone(check, appearance(check)));
  const vanished = before.checks.filter(({ id }) => !now.has(id)).map((check) => lone(check, disappearance(check)));
  const newProblems = after.problems.filter((each) => !before.problems.some((other) => isSame(each, other)));
  const goneProblems = before.problems.filter((each) => !after.problems.some((other) => isSame(each, other)));
  const directions = [
    ...[...changed, ...appeared, ...vanished].map(({ direction }) => direction),
    ...newProblems.map(() => "worse" as const),
    ...goneProblems.map(() => "better" as const),
  ];
  return {
    direction: (["worse", "better"] as const).find((each) => directions.includes(each)) ?? "same",
    changed,
    appeared,
    vanished,
    newProblems,
    goneProblems,
    notes: notesOf(before, after),
  };
}

function changeOf(before: Check | undefined, after: Check): ChangedCheck | undefined {
  if (!before) return undefined;
  const [a, b] = [outlineOf(before), outlineOf(after)];
  if (JSON.stringify(a) === JSON.stringify(b)) return undefined;
  const step = ranks[after.verdict] - ranks[before.verdict];
  return { id: after.id, direction: step > 0 ? "worse" : step < 0 ? "better" : "same", before: a, after: b };
}

function outlineOf({ verdict, title, expected, actual, reason }: Check): Outline {
  return {
    verdict,
    title,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function lone(check: Check, direction: Direction): LoneCheck {
  return { id: check.id, direction, check: outlineOf(check) };
}

function appearance({ verdict }: Check): Direction {
  return ranks[verdict] > 0 ? "worse" : "same";
}

/** What is not looked at any more is no progress, whatever it was. */
function disappearance({ verdict }: Check): Direction {
  return verdict === "pass" ? "worse" : "same";
}

function isSame(a: Problem, b: Problem): boolean {
  return a.kind === b.kind && a.scenario === b.scenario;
}

function notesOf(before: Run, after: Run): readonly string[] {
  const facts = (run: Run) => ({
    subject: run.subject,
    edition: run.edition,
    vendors: run.vendor.join(", "),
    version: run.version,
  });
  const [a, b] = [facts(before), facts(after)];
  return (Object.keys(a) as (keyof typeof a)[]).flatMap((name) =>
    a[name] === b[name] ? [] : [`${name}: ${a[name]} before, ${b[name]} after`],
  );
}
