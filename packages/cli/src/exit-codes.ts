import type { Outcome } from "@graycard/conformance";

/** What the process ends with; scripts may rely on each. */
export const exitCodes = {
  ok: 0,
  findings: 1,
  inconclusive: 2,
  harnessFault: 3,
  budgetStop: 4,
  unreachable: 5,
  usage: 64,
  interrupted: 130,
} as const;

const byOutcome: Readonly<Record<Outcome, number>> = {
  conforms: exitCodes.ok,
  findings: exitCodes.findings,
  inconclusive: exitCodes.inconclusive,
  "harness-fault": exitCodes.harnessFault,
  "budget-stop": exitCodes.budgetStop,
  interrupted: exitCodes.interrupted,
  unreachable: exitCodes.unreachable,
};

/** The exit code of a conformance run. */
export function exitCodeOf(outcome: Outcome): number {
  return byOutcome[outcome];
}
