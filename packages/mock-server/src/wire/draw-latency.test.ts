import { describe, expect, it } from "vitest";
import { createRandom } from "../random.js";
import { drawLatency } from "./draw-latency.js";
import type { Latency } from "./wire-bend.js";

function draws(latency: Latency, seed = "draws", count = 2000): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => drawLatency(latency, random)).sort((a, b) => a - b);
}

describe("drawLatency", () => {
  it("is the time itself where nothing is spread, and draws nothing", () => {
    const random = createRandom("untouched");
    expect(drawLatency({ ms: 250 }, random)).toBe(250);
    expect(random.next()).toBe(createRandom("untouched").next());
  });

  it("is log-normal around its median", () => {
    const times = draws({ ms: 1000, sigma: 0.5 });
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
    // One standard deviation on the logarithm, below and above.
    expect(at(0.5) / 1000).toBeCloseTo(1, 1);
    expect(at(0.1587) / 1000).toBeCloseTo(Math.exp(-0.5), 1);
    expect(Math.log(at(0.8413) / 1000)).toBeCloseTo(0.5, 1);
    // Both tails, the long one above.
    expect(at(0.5) - at(0.02)).toBeLessThan(at(0.98) - at(0.5));
  });

  it("is never longer than it may be", () => {
    const times = draws({ ms: 1000, sigma: 2, atMostMs: 1500 });
    expect(times.at(-1)).toBe(1500);
    expect(times[0]).toBeLessThan(1000);
  });

  it("is the same for the same seed, in whole milliseconds", () => {
    const latency = { ms: 100, sigma: 1 };
    expect(draws(latency, "a", 50)).toEqual(draws(latency, "a", 50));
    expect(draws(latency, "a", 50)).not.toEqual(draws(latency, "b", 50));
    expect(draws(latency, "a", 50).every(Number.isInteger)).toBe(true);
  });
});
