import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { LeapingClock } from "./leaping-clock.js";
import { ManualClock } from "./manual-clock.js";

/** A clock on top of one that the test sets by hand. */
function overBase() {
  const base = { at: 1000, now: () => base.at };
  return { base, clock: new LeapingClock(base) };
}

describe("a leaping clock", () => {
  test("follows the clock below it", () => {
    const { base, clock } = overBase();
    expect(clock.now()).toBe(1000);
    base.at += 25;
    expect(clock.now()).toBe(1025);
  });

  test("leaps to the end of a sleep at once, and goes on from there", async () => {
    const { base, clock } = overBase();
    const woken: number[] = [];
    await clock.sleepUntil(61_000, { onWake: () => woken.push(clock.now()) });
    expect([clock.now(), ...woken]).toEqual([61_000, 61_000]);
    base.at += 5;
    expect(clock.now()).toBe(61_005);
  });

  test("stays where it is for a time that has passed", async () => {
    const { clock } = overBase();
    clock.leapTo(5000);
    clock.leapTo(2000);
    await clock.sleepUntil(4999);
    expect(clock.now()).toBe(5000);
  });

  test.each([0, 9999])("does not leap to %i for a sleeper that is given up", async (at) => {
    const { clock } = overBase();
    const woken: number[] = [];
    const signal = AbortSignal.abort(new Error("never mind"));
    await expect(clock.sleepUntil(at, { signal, onWake: () => woken.push(at) })).rejects.toThrow("never mind");
    expect([clock.now(), ...woken]).toEqual([1000]);
  });

  test("never goes back, whatever is asked of it while the clock below runs", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: -100, max: 9000 }))), (moves) => {
        const { base, clock } = overBase();
        for (const [passed, target] of moves) {
          const before = clock.now();
          base.at += passed;
          clock.leapTo(target);
          expect(clock.now()).toBe(Math.max(before + passed, target));
        }
        expect(clock.now()).toBeGreaterThanOrEqual(base.at);
      }),
      fixedRun,
    );
  });

  test("does not leap for an alarm, which wakes when something else takes it that far", async () => {
    const base = new ManualClock({ startAt: 1000 });
    const clock = new LeapingClock(base);
    const rung: number[] = [];
    const alarm = clock.alarmAt(5000).then(() => rung.push(clock.now()));
    await base.advance(10);
    expect([clock.now(), ...rung]).toEqual([1010]);
    clock.leapTo(4000);
    await base.advance(989);
    expect(rung).toEqual([]);
    await base.advance(11);
    await alarm;
    expect(rung).toEqual([5000]);
  });

  test("rings an alarm that a leap has passed", async () => {
    const clock = new LeapingClock(new ManualClock({ startAt: 1000 }));
    const alarm = clock.alarmAt(5000);
    clock.leapTo(6000);
    await alarm;
    expect(clock.now()).toBe(6000);
  });

  test("gives up an alarm that nobody needs any more, whatever it follows", async () => {
    for (const base of [new ManualClock({ startAt: 0 }), { now: () => 0 }]) {
      const giveUp = new AbortController();
      const alarm = new LeapingClock(base).alarmAt(10, { signal: giveUp.signal });
      giveUp.abort(new Error("done"));
      await expect(alarm).rejects.toThrow("done");
    }
  });
});
