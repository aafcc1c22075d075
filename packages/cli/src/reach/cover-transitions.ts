import { type AnyVendor, isLegalTransition, isTerminal, type TaskState, taskStates } from "@graycard/core";
import type { Heard } from "./heard.js";

/** One step of a task from one state to another, as far as answers show it, and the scenarios that saw it. */
export interface TransitionCoverage {
  readonly vendor: string;
  /** `accepted` is the answer to the submit. */
  readonly from: TaskState | "accepted";
  readonly to: TaskState;
  readonly scenarios: readonly string[];
  /** Where none did: what would show it. */
  readonly advice?: string;
}

/**
 * Every step that the documented order of states allows, those included that a poll sees because it missed what was
 * between; of vendors whose tasks are polled.
 */
export function coverTransitions(vendor: AnyVendor, heard: readonly Heard[]): readonly TransitionCoverage[] {
  const isPolled = Object.values(vendor.endpoints).some(({ routes }) => routes.poll !== undefined);
  if (!isPolled) return [];
  const listed = new Set<TaskState>(Object.values(vendor.states.rows).map(({ state }) => state));
  const nodes = taskStates.filter((state) => listed.has(state));
  const seen = seenSteps(heard.filter((each) => each.vendor === vendor.id));
  return (["accepted", ...nodes] as const).flatMap((from) =>
    nodes
      .filter((to) => from === "accepted" || (!isTerminal(from) && from !== to && isLegalTransition(from, to)))
      .map((to): TransitionCoverage => {
        const scenarios = [...(seen.get(`${from} ${to}`) ?? [])];
        const step = { vendor: vendor.id, from, to, scenarios };
        return scenarios.length > 0 ? step : { ...step, advice: adviceFor(from, to) };
      }),
  );
}

/** Steps are those from one answer about a task to the next. */
function seenSteps(heard: readonly Heard[]): ReadonlyMap<string, ReadonlySet<string>> {
  const last = new Map<string, TaskState | "accepted">();
  const steps = new Map<string, Set<string>>();
  for (const { reading, scenario } of heard) {
    if (reading === undefined || !("taskId" in reading) || reading.taskId === undefined) continue;
    if (reading.phase === "refused") continue;
    const state = reading.phase === "accepted" ? "accepted" : reading.state;
    const before = last.get(reading.taskId);
    last.set(reading.taskId, state);
    if (before === undefined || before === state || state === "accepted") continue;
    const step = `${before} ${state}`;
    steps.set(step, (steps.get(step) ?? new Set()).add(scenario));
  }
  return steps;
}

function adviceFor(from: string, to: TaskState): string {
  const first = from === "accepted" ? "right after the submit" : `while it is ${from}`;
  return `Poll a task ${first}, and next when it is ${to}: graycard mock --pace manual lets the clock be moved between.`;
}
