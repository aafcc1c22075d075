import type { Random } from "../random.js";
import type { Latency } from "./wire-bend.js";

/** Draws how long an answer is held back, in whole milliseconds; a fixed time takes no draw. */
export function drawLatency({ ms, sigma = 0, atMostMs = Number.POSITIVE_INFINITY }: Latency, random: Random): number {
  const drawn = sigma === 0 ? ms : ms * Math.exp(sigma * standardNormal(random));
  return Math.round(Math.min(drawn, atMostMs));
}

/** A draw from the standard normal distribution, by the transform of Box and Muller. */
function standardNormal(random: Random): number {
  // The logarithm of 0 is out of reach: a draw is below 1.
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
