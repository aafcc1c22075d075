import { GraycardError } from "./graycard-error.js";

/**
 * A HAR that cannot be read as a whole: no JSON, no HAR, too large, or not written by `toHar` where that is expected.
 * The message says where and never quotes the file.
 */
export class HarError extends GraycardError {
  override readonly name = "HarError";
  readonly code = "GC_HAR_UNREADABLE";
}
