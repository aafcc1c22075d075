import type { Check } from "../check.js";
import type { Run } from "../run.js";
import { isSelected } from "../select.js";
import type { Verdict } from "../verdict.js";
import type { Baseline, BaselineEntry, BaselineKind } from "./baseline.js";

/** What a baseline says about a check that came out as it is known to. */
export interface KnownCheck {
  readonly kind: BaselineKind;
  readonly reason: string;
  readonly expires: string;
}

/** An entry that does not hold any more: what it covered passes, is not there, or its time is over. */
export interface BaselineProblem {
  readonly kind: "stale" | "unmatched" | "expired";
  /** The pattern of the entry. */
  readonly check: string;
  /** One sentence, with the place in the file and what to do. */
  readonly message: string;
}

/** How a run stands to its baseline. */
export interface BaselineResult {
  readonly name: string;
  readonly entries: number;
  /** How many checks came out as they are known to, and are not held against the subject. */
  readonly known: { readonly fail: number; readonly warn: number; readonly inconclusive: number };
  readonly problems: readonly BaselineProblem[];
}

/** What a baseline is held against. */
export interface BaselineQuestion {
  /** Every check that there is, run or not: an entry that is like none of them is a mistake. */
  readonly known: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Marks the checks of a run that came out as they are known to, and finds the entries that do not hold any more. All
 * checks were run, and keep their verdicts; `outcomeOf` does not count those that are known.
 */
export function applyBaseline(run: Run, baseline: Baseline, question: BaselineQuestion): Run {
  const today = new Date(question.now).toISOString().slice(0, 10);
  const holding = baseline.entries.filter(({ expires }) => expires >= today);
  const checks = run.checks.map((check) => marked(check, holding));
  const known = (verdict: Verdict) => checks.filter((each) => each.known && each.verdict === verdict).length;
  const result: BaselineResult = {
    name: baseline.name,
    entries: baseline.entries.length,
    known: { fail: known("fail"), warn: known("warn"), inconclusive: known("inconclusive") },
    problems: baseline.entries.flatMap((entry) => problemOf(entry, { baseline, run, question, today }) ?? []),
  };
  return { ...run, checks, baseline: result };
}

function marked(check: Check, entries: readonly BaselineEntry[]): Check {
  const own = entries.filter((entry) => isSelected(check.id, [entry.check]));
  const entry =
    own.find(({ verdict }) => verdict === check.verdict) ??
    own.find(({ kind }) => kind === "flaky" && check.verdict !== "pass" && check.verdict !== "not-applicable");
  if (!entry) return check;
  const { kind, reason, expires } = entry;
  return { ...check, known: { kind, reason, expires } };
}

interface Surroundings {
  readonly baseline: Baseline;
  readonly run: Run;
  readonly question: BaselineQuestion;
  readonly today: string;
}

function problemOf(
  entry: BaselineEntry,
  { baseline, run, question, today }: Surroundings,
): BaselineProblem | undefined {
  const { check, expires } = entry;
  const place = `${baseline.name}:${entry.line}`;
  if (!question.known.some((id) => isSelected(id, [check]))) {
    const message = `${place}: no check has an id like "${check}"; graycard conform --list has them all. Correct the entry or take it out.`;
    return { kind: "unmatched", check, message };
  }
  if (expires < today) {
    const message = `${place}: the entry for "${check}" held until ${expires}. See whether it is still needed; give it another day, or take it out.`;
    return { kind: "expired", check, message };
  }
  if (entry.kind === "flaky") return undefined;
  const better = run.checks.filter(({ id, verdict }) => isSelected(id, [check]) && isBetter(verdict, entry.verdict));
  const [first, ...more] = better;
  if (!first) return undefined;
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  const message = `${place}: "${check}" is known to ${told[entry.verdict ?? "fail"]}, and ${first.id}${others} ${came[first.verdict]}. Take it out, or let the entry be about fewer checks.`;
  return { kind: "stale", check, message };
}

/** Whether a check came to something better than it is known to, so that its entry would hide a fall back. */
function isBetter(verdict: Verdict, expected: BaselineEntry["verdict"]): boolean {
  if (verdict === "pass") return true;
  return expected === "fail" && verdict === "warn";
}

const told = { fail: "fail", warn: "warn", inconclusive: "be inconclusive" } as const;

const came: Readonly<Record<Verdict, string>> = {
  pass: "passes",
  warn: "only warns",
  fail: "fails",
  inconclusive: "is inconclusive",
  "not-applicable": "does not apply",
};
