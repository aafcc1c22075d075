import { type AnyVendor, type Readings, resolveReadings, type StateTable } from "@graycard/core";
import { everywhere, isPolled, type Trigger, type TriggerPlan, wherePolled } from "./trigger.js";

type Row = StateTable["rows"][number];

/** One word for every state that a vendor's documents list, and for those that they do not. */
export function stateTriggers(vendors: readonly AnyVendor[]): readonly Trigger[] {
  return [...listed(vendors), ...unlisted, ...oddLives];
}

/** A word for each number: running states by name, failures by number. A minus sign would not survive in a word. */
function listed(vendors: readonly AnyVendor[]): readonly Trigger[] {
  const rows = new Map<string, { readonly code: number; readonly row: Row }>();
  for (const { states } of vendors) {
    for (const [number, row] of Object.entries(states.rows)) {
      const code = Number(number);
      const word = wordOf(code, row);
      if (!rows.has(word)) rows.set(word, { code, row });
    }
  }
  return [...rows].map(([word, { code, row }]) => ({
    word,
    sentence: sentenceOf(code, row),
    plans: (vendor) => (vendor.states.rows[code]?.state === row.state ? plansOf(code, row, vendor) : undefined),
  }));
}

function wordOf(code: number, { state }: Row): string {
  return state === "failed" ? failureWord(code) : runningWord(state);
}

/** The word that shows a task in a state which is no failure. */
export function runningWord(state: Exclude<Row["state"], "failed">): string {
  return `gc-${state}`;
}

/** The word that ends a task with one of a vendor's numbers. */
export function failureWord(code: number): string {
  return code < 0 ? `gc-state-${-code}` : `gc-code-${code}`;
}

function sentenceOf(code: number, { state, means }: Row): string {
  if (state === "succeeded") return `Asks for state ${code}, which a task ends with when nothing goes wrong.`;
  if (state === "failed") return `Ends the task with ${code}: ${means}.`;
  return `Shows the task under state ${code} for as long as it runs: ${means}.`;
}

function plansOf(code: number, { state }: Row, vendor: AnyVendor): readonly TriggerPlan[] | undefined {
  if (state === "succeeded") return [];
  if (state === "failed") return [{ fault: "task-outcome", with: { code } }];
  return isPolled(vendor) ? [{ fault: "running-state", with: { code } }] : undefined;
}

const unlisted: readonly Trigger[] = [
  everywhere("gc-unknown-failure", "Ends the task with a number below zero that no document lists.", {
    fault: "unknown-state",
    with: { sign: "negative" },
  }),
  {
    word: "gc-unknown-state",
    sentence: "Shows the task under a number above zero that no document lists.",
    plans: (vendor) =>
      isPolled(vendor) || vendor.states.unlisted(99) === "failed"
        ? [{ fault: "unknown-state", with: { sign: "positive" } }]
        : undefined,
  },
];

const oddLives: readonly Trigger[] = [
  {
    word: "gc-timeout",
    sentence: "Ends the task as one that took longer than allowed.",
    plans: (vendor) => {
      const readings = resolveReadings(vendor, "documented") as Readings as never;
      return [{ fault: "task-outcome", with: { code: vendor.failureCode("timeout", undefined, readings) } }];
    },
  },
  everywhere("gc-slow", "Lets the work take 20 seconds, which is long and still allowed.", {
    fault: "slow-task",
    with: { workMs: 20_000 },
  }),
  {
    word: "gc-overtime",
    sentence: "Lets the work take twice as long as is allowed, so that it is given up at the limit.",
    plans: ({ limits }) => {
      const limitMs = limits.processingMs?.value({} as never);
      return limitMs === undefined ? undefined : [{ fault: "slow-task", with: { workMs: 2 * limitMs } }];
    },
  },
  wherePolled("gc-stuck", "Keeps the task in its last running state for ever.", { fault: "stuck-task" }),
  wherePolled("gc-backwards", "Lets the progress of the task fall from poll to poll while it runs.", {
    fault: "backwards-progress",
  }),
  wherePolled("gc-runs-again", "Lets the task run again after one answer has shown its end.", {
    fault: "leave-terminal",
    with: { to: "running" },
  }),
  wherePolled("gc-ends-otherwise", "Lets the task end in another way after one answer has shown its end.", {
    fault: "leave-terminal",
    with: { to: "other-end" },
  }),
];
