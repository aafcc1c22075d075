import { UndecodablePictureError } from "./undecodable-picture-error.js";

/** Waits for `work`, whose failures all mean that a picture cannot be decoded. */
export async function asDecoding<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (UndecodablePictureError.isInstance(cause)) throw cause;
    // The library lists everything it ran into, a line each; the first says what it was.
    const reason = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0] ?? "";
    throw new UndecodablePictureError(reason, { cause });
  }
}
