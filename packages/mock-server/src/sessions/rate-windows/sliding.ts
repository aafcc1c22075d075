import { admitted, burstOf, type RateAlgorithm, turnedAway, windowMsOf } from "./rate-algorithm.js";

/** The times of the requests that were admitted, oldest first; only those that may still count. */
type Log = readonly number[];

/** Any window of time, wherever it begins, has at most so many requests. */
export const sliding: RateAlgorithm<Log> = {
  name: "sliding",
  sentence: "Counts the requests of the last second, whenever it began: a burst at the turn of a second is a burst.",
  start: [],
  admit(log, now, rule) {
    const most = burstOf(rule);
    const windowMs = windowMsOf(rule);
    const counted = log.filter((at) => at > now - windowMs);
    const oldest = counted[counted.length - most];
    return oldest === undefined ? admitted([...counted, now]) : turnedAway(log, oldest + windowMs - now);
  },
};
