import { admitted, burstOf, type RateAlgorithm, roundingMs, turnedAway } from "./rate-algorithm.js";

/** How many tokens are missing from a full bucket, and since when. */
export interface Bucket {
  readonly missing: number;
  readonly at: number;
}

/** A request takes a token; tokens come back one by one at the rate, until the bucket is full. */
export const tokenBucket: RateAlgorithm<Bucket> = {
  name: "token-bucket",
  sentence: "Takes a token for each request and puts tokens back at the rate: who was quiet may come in a burst.",
  start: { missing: 0, at: 0 },
  admit(bucket, now, rule) {
    const tokenMs = 1000 / rule.qps;
    const missing = Math.max(0, bucket.missing - (now - bucket.at) / tokenMs);
    const waitMs = (missing + 1 - burstOf(rule)) * tokenMs;
    return waitMs <= roundingMs ? admitted({ missing: missing + 1, at: now }) : turnedAway(bucket, waitMs);
  },
};
