import { GraycardError } from "./graycard-error.js";

/** A reading was asked for that the vendor's errata do not have, or that can only be read about. */
export class UnknownReadingError extends GraycardError {
  override readonly name = "UnknownReadingError";
  readonly code = "GC_EDITION_UNKNOWN_READING";
}
