/** Longer advice than this is no advice to wait but to come another day. */
const longestAdviceMs = 24 * 3_600_000;

/**
 * What `Retry-After` asks for, in milliseconds from now: seconds, or a date, which is read against the other side's own
 * clock where the answer tells it. Undefined when it asks for nothing that can be understood.
 *
 * @example
 * readRetryAfter(new Headers({ "retry-after": "2" }), Date.now()); // 2000
 */
export function readRetryAfter(headers: Pick<Headers, "get">, now: number): number | undefined {
  const advice = headers.get("retry-after")?.trim();
  if (!advice) return undefined;
  if (/^\d{1,30}(\.\d{1,6})?$/.test(advice)) return Math.min(longestAdviceMs, Number(advice) * 1000);
  const at = Date.parse(advice);
  // A date has letters; `Date.parse` takes plain numbers for years.
  if (Number.isNaN(at) || !/[A-Za-z]{3}/.test(advice)) return undefined;
  const here = Date.parse(headers.get("date") ?? "");
  return Math.min(longestAdviceMs, Math.max(0, at - (Number.isNaN(here) ? now : here)));
}
