import { CallError } from "./call-error.js";

/** No whole answer came to a call that costs nothing, or to a submit that provably never left: the cause says why. */
export class ConnectionError extends CallError {
  override readonly name = "ConnectionError";
  readonly code = "GC_CALL_CONNECTION";
}
