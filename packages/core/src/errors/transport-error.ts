import { GraycardError } from "./graycard-error.js";

/**
 * No whole answer came: no connection, one that broke, or nothing in time. `left` says whether anything of the request
 * can have reached the other side: only `"no"` makes it safe to send a paid request again.
 */
export class TransportError extends GraycardError {
  override readonly name = "TransportError";
  readonly code = "GC_TRANSPORT_FAILED";
  readonly left: "no" | "unknown";

  constructor(message: string, options: { readonly left: "no" | "unknown"; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.left = options.left;
  }
}
