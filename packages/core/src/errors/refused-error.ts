import type { RequestFault } from "../contract/refusal.js";
import { CallError, type CallFacts } from "./call-error.js";

/** What a refusal said. */
export interface RefusalWords {
  readonly fault: RequestFault;
  readonly httpStatus: number;
  /** The vendor's own number; the HTTP status where there is no other. */
  readonly vendorCode: number;
  /** The vendor's own words, where it said any. */
  readonly vendorMessage?: string | undefined;
  /** How long the vendor asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** The vendor turned the request away: a wrong key, a parameter, the rate. `fault` says why, whatever number it has. */
export class RefusedError extends CallError {
  override readonly name: string = "RefusedError";
  readonly code: string = "GC_CALL_REFUSED";
  readonly fault: RequestFault;
  readonly httpStatus: number;
  readonly vendorCode: number;
  readonly vendorMessage: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, facts: CallFacts & RefusalWords) {
    super(message, facts);
    this.fault = facts.fault;
    this.httpStatus = facts.httpStatus;
    this.vendorCode = facts.vendorCode;
    this.vendorMessage = facts.vendorMessage;
    this.retryAfterMs = facts.retryAfterMs;
  }
}
