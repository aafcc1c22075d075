import { admitted, type RateAlgorithm, roundingMs, turnedAway } from "./rate-algorithm.js";

/** How long what is in the bucket takes to run out, and since when. */
export interface Bucket {
  readonly runsMs: number;
  readonly at: number;
}

/** A request pours into a bucket that leaks at the rate; what would make it overflow is turned away. */
export const leakyBucket: RateAlgorithm<Bucket> = {
  name: "leaky-bucket",
  sentence: "Lets requests through evenly, one per interval; a burst that was agreed may be ahead of its time.",
  start: { runsMs: 0, at: 0 },
  admit(bucket, now, { qps, burst = 1 }) {
    const intervalMs = 1000 / qps;
    const runsMs = Math.max(0, bucket.runsMs - (now - bucket.at));
    const waitMs = runsMs + intervalMs - burst * intervalMs;
    return waitMs <= roundingMs ? admitted({ runsMs: runsMs + intervalMs, at: now }) : turnedAway(bucket, waitMs);
  },
};
