import type { EditionName, Exchange } from "@graycard/core";
import type { BaselineResult } from "./baseline/apply-baseline.js";
import type { Check } from "./check.js";
import type { Difference } from "./compare/compare-runs.js";
import type { Coverage } from "./coverage.js";
import type { ReceiptEntry } from "./guard/receipt.js";
import type { Stop } from "./guard/spend-guard.js";
import type { Verdict } from "./verdict.js";

/** Everything a run found out; the JSON report is this, as it stands. */
export interface Run {
  readonly tool: "graycard";
  readonly version: string;
  readonly vendor: readonly string[];
  readonly subject: string;
  readonly edition: EditionName;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly summary: Summary;
  readonly checks: readonly Check[];
  /** What kept a scenario from being played to its end: our own mistakes, and subjects that could not be reached. */
  readonly problems: readonly Problem[];
  readonly spend: { readonly exchanges: number; readonly submits: number; readonly credits: number };
  readonly coverage: Coverage;
  /** How many exchanges of what was judged are lost: what is left is never taken for the whole of it. */
  readonly missing?: number;
  /** Why the run ended before its end, if it did: what was not played is inconclusive. */
  readonly stopped?: Stop;
  /** Every submit that was paid for or may have been, of a run that keeps a receipt. */
  readonly receipt?: readonly ReceiptEntry[];
  /** How a second subject did in the same scenarios, where there was one. */
  readonly against?: Against;
  /** How it stands to its baseline, if it has one. */
  readonly baseline?: BaselineResult;
  /** The exchanges that the checks name as evidence, redacted. */
  readonly exchanges: readonly Exchange[];
}

/** A second subject, and where it differs from the first. */
export interface Against {
  readonly subject: string;
  readonly outcome: Outcome;
  readonly summary: Summary;
  /** The checks that both have and that came out differently, in the order of the run. */
  readonly differences: readonly Difference[];
}

/** How many checks of a run ended in each verdict. */
export interface Summary {
  readonly pass: number;
  readonly fail: number;
  readonly warn: number;
  readonly inconclusive: number;
  readonly notApplicable: number;
}

/** A scenario that came to no verdict: through a mistake of the suite, or because the subject gave no answer. */
export interface Problem {
  readonly kind: "harness" | "unreachable";
  /** `vendor/endpoint/area/scenario` */
  readonly scenario: string;
  readonly message: string;
}

/** Counts the verdicts of checks. */
export function summarize(checks: readonly Check[]): Summary {
  const count = (verdict: Verdict) => checks.filter((check) => check.verdict === verdict).length;
  return {
    pass: count("pass"),
    fail: count("fail"),
    warn: count("warn"),
    inconclusive: count("inconclusive"),
    notApplicable: count("not-applicable"),
  };
}

/** What a run came to, gravest first: the exit code of the command line follows from it. */
export type Outcome =
  | "unreachable"
  | "harness-fault"
  | "interrupted"
  | "budget-stop"
  | "findings"
  | "inconclusive"
  | "conforms";

/**
 * The outcome of a run. A run without a single check found nothing out, one that lost evidence not enough, and a warning
 * is not a failure. What a baseline
 * knows is not held against the subject; a baseline that does not hold any more is a finding.
 */
export function outcomeOf(run: Pick<Run, "summary" | "problems" | "stopped" | "baseline" | "missing">): Outcome {
  const { summary, problems, stopped, baseline, missing = 0 } = run;
  const known = baseline?.known ?? { fail: 0, inconclusive: 0 };
  if (problems.some((problem) => problem.kind === "unreachable")) return "unreachable";
  if (problems.length > 0) return "harness-fault";
  if (stopped) return stopped.by === "budget" ? "budget-stop" : "interrupted";
  if (summary.fail > known.fail || (baseline?.problems.length ?? 0) > 0) return "findings";
  const checked = summary.pass + summary.warn + summary.fail;
  const undecided = summary.inconclusive > known.inconclusive || checked === 0 || missing > 0;
  return undecided ? "inconclusive" : "conforms";
}
