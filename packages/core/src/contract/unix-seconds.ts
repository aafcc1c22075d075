import * as z from "zod";

/** A time stamp in whole seconds since the epoch; one in milliseconds has too many digits for it. */
export const unixSeconds = z.int().min(1_000_000_000).max(9_999_999_999);

/** Milliseconds since the epoch as a time stamp in seconds; nothing stays nothing. */
export function toUnixSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.floor(ms / 1000);
}
