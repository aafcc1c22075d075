/** How often a submit that was refused for its rate is tried in all, and one for which no connection stood. */
const mostSubmits = { rate: 8, "never-left": 3, unwell: 1 } as const;
/** How often a result is asked for in all. */
const mostDownloads = 5;
/** Without advice, the first wait; each further one is twice as long, up to the longest. */
const firstWaitMs = 1000;
const longestWaitMs = 30_000;
/** Whoever asks for more patience than this is told to the caller instead. */
const longestAdviceMs = 120_000;
/** The waits of many callers are spread by up to this share, which is less than their growth. */
const spread = 0.25;

/** What went wrong, as far as trying again depends on it. */
export type Setback =
  /** Refused for the rate before anything was done. */
  | { readonly kind: "rate"; readonly adviceMs: number | undefined }
  /** Nothing of the request left this machine. */
  | { readonly kind: "never-left" }
  /** No whole answer, or one that says that the other side is unwell. */
  | { readonly kind: "unwell"; readonly adviceMs?: number | undefined };

/**
 * The only retry policy: how long to wait before a call is made again, in milliseconds, or undefined when it is not.
 * A submit is made again only when the first one provably did nothing. Polls are made again until their task's deadline,
 * which is not looked at here.
 *
 * @param attempts how often it was made so far
 * @param random 0 to 1
 */
export function waitBeforeRetry(
  operation: "submit" | "poll" | "fetch-result",
  setback: Setback,
  attempts: number,
  random: number,
): number | undefined {
  if (operation === "submit" && attempts >= mostSubmits[setback.kind]) return undefined;
  if (operation === "fetch-result" && attempts >= mostDownloads) return undefined;
  const own = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1)) * (1 + spread * random);
  const advice = "adviceMs" in setback ? setback.adviceMs : undefined;
  // To come back at once, or in the past, is no advice: whoever does is refused again.
  if (advice === undefined || advice === 0) return own;
  if (advice > longestAdviceMs) return undefined;
  // Never earlier than asked, and spread a little, since others were told the same.
  return advice + firstWaitMs * spread * random;
}
