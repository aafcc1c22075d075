import type { FailureReason } from "../task/state.js";
import { CallError, type CallFacts } from "./call-error.js";

/** The request was fine and the work failed: the vendor's state says so, under whatever HTTP status. */
export class TaskFailedError extends CallError {
  override readonly name = "TaskFailedError";
  readonly code = "GC_TASK_FAILED";
  /** The vendor's own number. */
  readonly vendorCode: number;
  /** What the number stands for; undefined for one that no document lists. */
  readonly reason: FailureReason | undefined;
  readonly vendorMessage: string | undefined;

  constructor(
    message: string,
    facts: CallFacts & {
      readonly vendorCode: number;
      readonly reason: FailureReason | undefined;
      readonly vendorMessage?: string | undefined;
    },
  ) {
    super(message, facts);
    this.vendorCode = facts.vendorCode;
    this.reason = facts.reason;
    this.vendorMessage = facts.vendorMessage;
  }
}
