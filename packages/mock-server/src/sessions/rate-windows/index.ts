import { fixed } from "./fixed.js";
import { leakyBucket } from "./leaky-bucket.js";
import type { RateAlgorithm } from "./rate-algorithm.js";
import { sliding } from "./sliding.js";
import { tokenBucket } from "./token-bucket.js";

/** Every way to keep a caller to a rate, by name; one file each. */
export const rateAlgorithms = {
  sliding,
  fixed,
  "token-bucket": tokenBucket,
  "leaky-bucket": leakyBucket,
} as const;

export type RateAlgorithmName = keyof typeof rateAlgorithms;

export const rateAlgorithmNames = Object.keys(rateAlgorithms) as [RateAlgorithmName, ...RateAlgorithmName[]];

/** An algorithm whose memory nobody looks into. */
export function rateAlgorithm(name: RateAlgorithmName): RateAlgorithm<unknown> {
  // What an algorithm remembers is only ever given back to itself, which a list of different ones cannot express.
  return rateAlgorithms[name] as RateAlgorithm<unknown>;
}
