/** When to come back: in so many seconds, at the date that a second from now is, or not a word about it. */
export type RetryAfter = number | "date" | false;

/** The header that says when to come back. */
export function retryAfterHeader(retryAfter: RetryAfter, now: number): Readonly<Record<string, string>> {
  if (retryAfter === false) return {};
  return { "retry-after": retryAfter === "date" ? dateFrom(now + 1000) : String(retryAfter) };
}

/** The header for a wait in milliseconds; it is never shorter than the wait. */
export function adviceHeader(
  advice: "seconds" | "date" | "none",
  now: number,
  waitMs: number,
): Readonly<Record<string, string>> {
  if (advice === "none") return {};
  return { "retry-after": advice === "date" ? dateFrom(now + waitMs) : String(Math.ceil(waitMs / 1000)) };
}

/** Dates of HTTP know whole seconds only: the first that is not too early. */
function dateFrom(at: number): string {
  return new Date(Math.ceil(at / 1000) * 1000).toUTCString();
}
