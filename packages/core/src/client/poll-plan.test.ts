import { describe, expect, test } from "vitest";
import { PollPlan } from "./poll-plan.js";

/** A fixed walk over numbers from 0 to 1. */
const share = (index: number) => (index * 0.618_033_988_749) % 1;

describe("a poll plan", () => {
  test.each([
    ["slower", 500],
    ["faster", 20_000],
  ])("follows what tasks take when they are %s than thought, and polls hardly any too early", (_, usualMs) => {
    const plan = new PollPlan(usualMs);
    let early = 0;
    for (let task = 0; task < 6000; task++) {
      const takesMs = 1000 + 1000 * share(task);
      const atFirst = takesMs <= plan.firstMs;
      if (!atFirst && task >= 4000) early++;
      plan.learn(atFirst);
    }
    expect(plan.firstMs).toBeGreaterThan(1700);
    expect(plan.firstMs).toBeLessThan(2300);
    expect(early / 2000).toBeLessThan(0.03);
  });

  test("asks more often where tasks are short, and less often where they are long, within bounds", () => {
    expect([200, 1600, 2000, 3000, 20_000].map((usualMs) => new PollPlan(usualMs).intervalMs(1, 0.5))).toEqual([
      ...[500, 800, 1000, 1500, 2000],
    ]);
  });

  test("asks about every second at first, and never less often than every three", () => {
    const plan = new PollPlan(2000);
    expect([0, 0.5, 1].map((random) => Math.round(plan.intervalMs(1, random)))).toEqual([900, 1000, 1100]);
    expect(plan.intervalMs(100, 0.5)).toBe(3000);
    for (let polls = 1; polls < 30; polls++) {
      expect(plan.intervalMs(polls + 1, 0.5)).toBeGreaterThanOrEqual(plan.intervalMs(polls, 0.5));
    }
  });

  test("never asks at once", () => {
    const plan = new PollPlan(1);
    for (let task = 0; task < 1000; task++) plan.learn(true);
    expect(plan.firstMs).toBe(200);
  });
});
