import { CallError, type CallFacts } from "./call-error.js";

/** A result link is past its life. The result itself may still be there: another poll gives a new link. */
export class LinkExpiredError extends CallError {
  override readonly name = "LinkExpiredError";
  readonly code = "GC_LINK_EXPIRED";
  /** When it died, in milliseconds since the epoch; undefined when only its host says so. */
  readonly expiredAt: number | undefined;

  constructor(
    message: string,
    facts: Omit<CallFacts, "retryable" | "charged" | "operation"> & { readonly expiredAt: number | undefined },
  ) {
    super(message, { ...facts, operation: "fetch-result", retryable: false, charged: "no" });
    this.expiredAt = facts.expiredAt;
  }
}
