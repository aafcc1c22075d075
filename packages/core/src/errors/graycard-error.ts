/**
 * The base of every error Graycard throws on purpose. `code` is stable (`GC_AREA_KIND`) and has a heading
 * of its own in the error reference; the message says what failed, on what, what was expected and what to do.
 */
export abstract class GraycardError extends Error {
  abstract readonly code: string;

  /** Whether a value is one of Graycard's errors, even one from another copy of the package. */
  static isInstance(value: unknown): value is GraycardError {
    return value instanceof Error && "code" in value && typeof value.code === "string" && value.code.startsWith("GC_");
  }
}
