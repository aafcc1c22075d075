import { CallError } from "./call-error.js";

/** The caller gave the call up. What was submitted before goes on at the vendor; `handle` asks for it again. */
export class CallAbortedError extends CallError {
  override readonly name = "CallAbortedError";
  readonly code = "GC_CALL_ABORTED";
}
