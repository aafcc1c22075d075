import { CallError, type CallFacts } from "./call-error.js";

/**
 * A submit left, and nobody can tell whether it was accepted and charged. It is never sent again by itself: these
 * vendors have no way to ask whether a submit arrived, and a second one may cost a second time.
 */
export class UnknownOutcomeError extends CallError {
  override readonly name = "UnknownOutcomeError";
  readonly code = "GC_SUBMIT_UNKNOWN_OUTCOME";
  /** When the submit left; milliseconds since the epoch. */
  readonly sentAt: number;
  /** What was seen of it, one sentence. */
  readonly evidence: string;

  constructor(
    message: string,
    facts: Omit<CallFacts, "retryable" | "charged" | "operation"> & {
      readonly sentAt: number;
      readonly evidence: string;
    },
  ) {
    super(message, { ...facts, operation: "submit", retryable: false, charged: "unknown" });
    this.sentAt = facts.sentAt;
    this.evidence = facts.evidence;
  }
}
