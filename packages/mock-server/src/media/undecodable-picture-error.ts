import { GraycardError } from "@graycard/core";

/** The bytes are no picture that can be decoded: damaged, cut off, too large, or of an unknown format. */
export class UndecodablePictureError extends GraycardError {
  override readonly name = "UndecodablePictureError";
  readonly code = "GC_MEDIA_UNDECODABLE";

  /** `reason` completes the sentence "The picture cannot be decoded: ...". */
  constructor(
    readonly reason: string,
    options?: { cause?: unknown },
  ) {
    super(`The picture cannot be decoded: ${reason}`, options);
  }

  /** Recognises the error by its code, so also one that comes from another copy of this package. */
  static override isInstance(value: unknown): value is UndecodablePictureError {
    return value instanceof Error && "code" in value && value.code === "GC_MEDIA_UNDECODABLE";
  }
}
