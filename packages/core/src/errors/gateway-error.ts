import { RefusedError } from "./refused-error.js";

/** A gateway in front of the vendor turned the request away before the service was asked. */
export class GatewayError extends RefusedError {
  override readonly name = "GatewayError";
  override readonly code = "GC_CALL_GATEWAY";
}
