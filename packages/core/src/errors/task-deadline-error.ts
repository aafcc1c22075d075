import type { Tally } from "../client/tally.js";
import type { TaskHandle } from "../client/task-handle.js";
import type { TaskState } from "../task/state.js";
import { CallError, type CallFacts } from "./call-error.js";

/** A task did not end in time. It was paid for and may still end: `handle` asks for it again, at no cost. */
export class TaskDeadlineError extends CallError {
  override readonly name = "TaskDeadlineError";
  readonly code = "GC_TASK_DEADLINE";
  /** The last state that was seen; undefined when no poll was ever answered. */
  readonly lastState: TaskState | undefined;
  /** How often each state was seen, and each thing that went wrong. */
  readonly tally: Tally;
  /** How long was waited, in milliseconds. */
  readonly waitedMs: number;

  constructor(
    message: string,
    facts: Omit<CallFacts, "retryable" | "charged" | "operation"> & {
      readonly handle: TaskHandle;
      readonly lastState: TaskState | undefined;
      readonly tally: Tally;
      readonly waitedMs: number;
    },
  ) {
    super(message, { ...facts, operation: "poll", retryable: true, charged: "unknown" });
    this.lastState = facts.lastState;
    this.tally = facts.tally;
    this.waitedMs = facts.waitedMs;
  }
}
