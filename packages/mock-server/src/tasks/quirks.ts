import { codeOfReason, codeOfState, type StateTable } from "@graycard/core";
import type { LinkBend } from "../links/bend-link.js";
import type { TaskView } from "./task.js";

/** What a task that has ended can turn into: one that runs, or one that ended in another way. */
export const waysOutOfAnEnd = ["running", "other-end"] as const;

export type WayOutOfAnEnd = (typeof waysOutOfAnEnd)[number];

/** How a task is shown otherwise than it is. Faults set it when the task is taken on. */
export interface TaskQuirks {
  /** Progress falls while the task runs. */
  backwards?: boolean;
  /** The number a running task is shown under. */
  runningCode?: number;
  /** A number that the vendor does not list. */
  unlisted?: "negative" | "positive";
  /** The end is shown so many times, and then left. */
  leavesEnd?: { readonly to: WayOutOfAnEnd; readonly afterAnswers: number };
  /** What is wrong with every link to its results. */
  links?: readonly LinkBend[];
}

/** A task that can be shown otherwise than it is. */
interface QuirkyTask {
  readonly quirks: TaskQuirks;
  readonly vendor: { readonly states: StateTable };
  /** Answers that showed its end so far. */
  endsShown: number;
}

/** The view of a task as an answer shows it; every call counts as an answer. */
export function shownView(task: QuirkyTask, view: TaskView): TaskView {
  const { backwards, runningCode, leavesEnd } = task.quirks;
  if (view.phase === "running") {
    const { code, progress } = view.facts;
    const facts = { ...view.facts, code: runningCode ?? code, progress: backwards ? 99 - progress : progress };
    return { ...view, facts };
  }
  task.endsShown++;
  return leavesEnd && task.endsShown > leavesEnd.afterAnswers ? left(task, view, leavesEnd.to) : view;
}

/**
 * The numbers that make a task show a state which no document lists: the one it ends with where the vendor calls such a
 * number a failure, else the one it is shown under while it runs.
 */
export function unlistedCodes(
  states: StateTable,
  sign: "negative" | "positive",
): { readonly forcedCode?: number; readonly runningCode?: number } {
  const step = sign === "negative" ? -1 : 1;
  let code = 99 * step;
  while (code in states.rows) code += step;
  return states.unlisted(code) === "failed" ? { forcedCode: code } : { runningCode: code };
}

function left({ vendor: { states } }: QuirkyTask, view: TaskView, to: WayOutOfAnEnd): TaskView {
  const { completedAt: _, ...facts } = view.facts;
  if (to === "running") {
    const code = codeOfState(states, "processing") ?? facts.code;
    return { phase: "running", facts: { ...facts, code, progress: 50 }, plans: [], pictures: [] };
  }
  const code = otherFailure(states, facts.code);
  const failure = { reason: "processing", because: "the task left the state it had ended in" } as const;
  return { phase: "failed", facts: { ...facts, code, progress: 0 }, plans: [], pictures: [], failure };
}

/** A number for a failure that is not this one. */
function otherFailure(states: StateTable, code: number): number {
  const usual = codeOfReason(states, "processing");
  if (usual !== undefined && usual !== code) return usual;
  return (
    Object.entries(states.rows)
      .map(([number, row]) => ({ number: Number(number), row }))
      .find(({ number, row }) => row.state === "failed" && number !== code)?.number ?? code
  );
}
