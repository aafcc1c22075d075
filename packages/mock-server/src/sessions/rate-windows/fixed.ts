import { admitted, burstOf, type RateAlgorithm, turnedAway, windowMsOf } from "./rate-algorithm.js";

/** When the window of the last request began, and how many it admitted. */
export interface Window {
  readonly beganAt: number;
  readonly count: number;
}

/** Each second of the clock has at most so many requests; twice as many fit around the turn of one. */
export const fixed: RateAlgorithm<Window> = {
  name: "fixed",
  sentence: "Counts the requests of each second of the clock: twice the rate fits around the turn of a second.",
  start: { beganAt: Number.NEGATIVE_INFINITY, count: 0 },
  admit(window, now, rule) {
    const windowMs = windowMsOf(rule);
    const beganAt = Math.floor(now / windowMs) * windowMs;
    const count = window.beganAt === beganAt ? window.count : 0;
    return count < burstOf(rule)
      ? admitted({ beganAt, count: count + 1 })
      : turnedAway(window, beganAt + windowMs - now);
  },
};
