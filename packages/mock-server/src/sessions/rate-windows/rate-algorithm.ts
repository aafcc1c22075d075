/** How many requests are let through. */
export interface RateRule {
  /** Requests per second, above 0. Where requests are counted, a broken number is the whole one below it. */
  readonly qps: number;
  /** How many may come at once; what that means, and what holds unless said, is for the algorithm. */
  readonly burst?: number | undefined;
}

export type Admission =
  | { readonly ok: true }
  /** In how many whole milliseconds a request would be admitted, if none came in between. */
  | { readonly ok: false; readonly retryAfterMs: number };

/** An admission, and what the algorithm remembers after it. */
export interface Admitted<S> {
  readonly admission: Admission;
  readonly state: S;
}

/**
 * One way to keep a caller to a rate: a pure function of what it remembers and of the time, which never goes back.
 * Requests that are turned away change nothing, so that whoever asks too often is not kept out for it.
 */
export interface RateAlgorithm<S> {
  readonly name: string;
  /** What it counts, one sentence, for lists and references. */
  readonly sentence: string;
  /** What it remembers before the first request. */
  readonly start: S;
  /** @param now in milliseconds */
  admit(state: S, now: number, rule: RateRule): Admitted<S>;
}

/** How many requests may come at once: a second's worth unless said, and one where a second is not enough for one. */
export function burstOf({ qps, burst }: RateRule): number {
  return burst ?? Math.max(1, Math.floor(qps));
}

/** The whole milliseconds over which `burstOf` requests are no more than the rate. */
export function windowMsOf(rule: RateRule): number {
  return wholeMs((burstOf(rule) / rule.qps) * 1000);
}

export function admitted<S>(state: S): Admitted<S> {
  return { admission: { ok: true }, state };
}

/** Turned away for so many milliseconds, rounded up to whole ones. */
export function turnedAway<S>(state: S, waitMs: number): Admitted<S> {
  return { admission: { ok: false, retryAfterMs: Math.max(1, wholeMs(waitMs)) }, state };
}

/** Thirds of a second do not add up exactly: nobody waits, or is kept out, for less than this. */
export const roundingMs = 1e-6;

function wholeMs(ms: number): number {
  return Math.ceil(ms - roundingMs);
}
