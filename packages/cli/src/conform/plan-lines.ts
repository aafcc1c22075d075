import type { PlannedPurchase, PurchasePlan } from "@graycard/conformance";

/** What a run would send and cost, trial by trial, and what each is played for. */
export function planLines(plan: PurchasePlan): readonly string[] {
  const rows = plan.trials.flatMap((trial) => [rowOf(trial), ...wrapped(trial.buys)]);
  const open = plan.open.map(({ id, reason }) => `  ${id}\n      ${reason}`);
  return [
    "   calls  submits   credits  at most  scenario, and the clauses it is played for",
    ...rows,
    ...(open.length === 0 ? [] : ["", "Left open, whatever is paid:", ...open]),
    "",
    ...totalLines(plan),
  ];
}

function rowOf({ calls, submits, credits, mostMs, path }: PlannedPurchase): string {
  const price = credits === undefined ? "unknown" : String(credits);
  return `${pad(calls, 8)} ${pad(submits, 8)} ${pad(price, 9)} ${pad(duration(mostMs), 8)}  ${path}`;
}

function wrapped(clauses: readonly string[]): readonly string[] {
  return clauses.map((clause) => `${" ".repeat(38)}  ${clause}`);
}

/** The sums of a plan, in lines to read before a run. */
export function totalLines({ trials, total, clauses, left }: PurchasePlan): readonly string[] {
  const more = total.mostCalls > total.calls ? `, at most ${total.mostCalls} while tasks are slow` : "";
  const unpriced = total.unpriced === 0 ? "" : `, and ${total.unpriced} submits whose price is unknown`;
  return [
    `plays     ${trials.length} scenarios for ${clauses} clauses; ${left} more would decide nothing new`,
    `calls     ${total.calls}${more}`,
    `submits   ${total.submits} that are accepted; requests that are refused cost nothing`,
    `credits   ${total.credits}${unpriced}`,
    `takes     at most ${duration(total.mostMs)}`,
  ];
}

function pad(value: string | number, width: number): string {
  return String(value).padStart(width);
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
