import type { Outputs } from "../client/result.js";
import { CallError, type CallFacts } from "./call-error.js";

/**
 * Several pictures went in one submit, which was paid for, and not each of them has its result in the answer. What came
 * is in `items`; the vendor has no task to ask for the rest.
 */
export class PartialResultError extends CallError {
  override readonly name = "PartialResultError";
  readonly code = "GC_RESULT_PARTIAL";
  /** How many pictures were sent. */
  readonly sent: number;
  /** What was answered, in its order; undefined where no usable result stands. */
  readonly items: readonly (Outputs | undefined)[];

  constructor(
    message: string,
    facts: Omit<CallFacts, "retryable" | "charged"> & {
      readonly sent: number;
      readonly items: readonly (Outputs | undefined)[];
    },
  ) {
    super(message, { ...facts, retryable: false, charged: "yes" });
    this.sent = facts.sent;
    this.items = facts.items;
  }
}
