import { LeapingClock } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Pace } from "./pace.js";

const clockAtZero = () => new LeapingClock({ now: () => 0 });

describe("a pace", () => {
  it("lets no more requests leave in a second than its rate", async () => {
    const clock = clockAtZero();
    const pace = new Pace(clock, 2);
    const left: number[] = [];
    for (let count = 0; count < 5; count++) await pace.next().then(() => left.push(clock.now()));
    expect(left).toEqual([0, 0, 1020, 1020, 2040]);
  });

  it("counts what left without its turn", async () => {
    const clock = clockAtZero();
    const pace = new Pace(clock, 2);
    pace.note();
    pace.note();
    await pace.next();
    expect(clock.now()).toBe(1020);
  });

  it("counted by answers, waits for those, and for a second after them", async () => {
    const clock = clockAtZero();
    const pace = new Pace(clock, 2, "answer");
    const [first, second] = [await pace.next(), await pace.next()];
    let left: number | undefined;
    const third = pace.next().then(() => {
      left = clock.now();
    });
    clock.leapTo(5000);
    await Promise.resolve();
    expect(left).toBeUndefined();
    first.over();
    await third;
    expect(left).toBe(6020);
    second.over();
  });

  it("keeps nobody waiting without a rate", async () => {
    const clock = clockAtZero();
    const pace = new Pace(clock, undefined, "answer");
    for (let count = 0; count < 9; count++) await pace.next();
    expect(clock.now()).toBe(0);
  });
});
