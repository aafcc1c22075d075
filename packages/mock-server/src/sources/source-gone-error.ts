import { GraycardError } from "@graycard/core";

/** The bytes of a picture are asked for after they were let go. */
export class SourceGoneError extends GraycardError {
  override readonly name = "SourceGoneError";
  readonly code = "GC_SOURCE_GONE";

  constructor() {
    super(
      "The bytes of a picture are no longer kept: its task was dropped or the mock was closed. Ask while both are there.",
    );
  }

  /** Recognises the error by its code, so also one that comes from another copy of this package. */
  static override isInstance(value: unknown): value is SourceGoneError {
    return value instanceof Error && "code" in value && value.code === "GC_SOURCE_GONE";
  }
}
