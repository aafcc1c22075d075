import { GraycardError } from "@graycard/core";

/** A saved session that cannot be restored: it is none, is of another version, or needs what the mock does not have. */
export class SnapshotError extends GraycardError {
  override readonly name = "SnapshotError";
  readonly code = "GC_SNAPSHOT_INVALID";

  /** Recognises the error by its code, so also one that comes from another copy of this package. */
  static override isInstance(value: unknown): value is SnapshotError {
    return value instanceof Error && "code" in value && value.code === "GC_SNAPSHOT_INVALID";
  }
}
