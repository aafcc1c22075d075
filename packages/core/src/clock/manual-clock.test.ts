import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { ManualClock } from "./manual-clock.js";

const startAt = Date.UTC(2026, 0, 1);

/** A clock, and a log of who woke when, in milliseconds since the start. */
function observed(settled?: () => Promise<void>) {
  const clock = new ManualClock({ startAt, ...(settled ? { settled } : {}) });
  const log: string[] = [];
  const note = (name: string) => log.push(`${name}@${clock.now() - startAt}`);
  const sleep = (name: string, ms: number) => clock.sleepUntil(startAt + ms, { onWake: () => note(name) });
  return { clock, log, note, sleep };
}

describe("a manual clock", () => {
  test("stands still until it is advanced", async () => {
    const { clock } = observed();
    expect(clock.now()).toBe(startAt);
    await clock.advance(1500);
    expect(clock.now()).toBe(startAt + 1500);
    await clock.advance(0);
    expect(clock.now()).toBe(startAt + 1500);
  });

  test("wakes in the order of time, and those of the same time in the order they came", async () => {
    const { clock, log, sleep } = observed();
    for (const [name, ms] of [
      ["c", 30],
      ["a", 10],
      ["b1", 20],
      ["b2", 20],
      ["b3", 20],
    ] as const)
      sleep(name, ms);
    await clock.advance(25);
    expect(log).toEqual(["a@10", "b1@20", "b2@20", "b3@20"]);
    await clock.advance(5);
    expect(log.at(-1)).toBe("c@30");
  });

  test("wakes whoever is due at the very end of an advance, and nobody a millisecond later", async () => {
    const { clock, log, sleep } = observed();
    sleep("due", 100);
    sleep("late", 101);
    await clock.advance(100);
    expect(log).toEqual(["due@100"]);
    expect(clock.nextDueAt()).toBe(startAt + 101);
  });

  test("tells when the next sleeper is due, if anyone sleeps", async () => {
    const { clock, sleep } = observed();
    expect(clock.nextDueAt()).toBeUndefined();
    sleep("later", 50);
    sleep("sooner", 20);
    expect(clock.nextDueAt()).toBe(startAt + 20);
    await clock.advance(50);
    expect(clock.nextDueAt()).toBeUndefined();
  });

  test("does not let anyone sleep who is due already", async () => {
    const { clock, log, sleep } = observed();
    for (const ms of [0, -1, -10_000]) await sleep("due", ms);
    expect(log).toEqual(["due@0", "due@0", "due@0"]);
    expect(clock.nextDueAt()).toBeUndefined();
  });

  test("runs through whatever an event sets off before the next one", async () => {
    const { clock, log, note, sleep } = observed();
    const poll = async () => {
      for (const ms of [10, 20, 30]) {
        await sleep("poll", ms);
        await Promise.resolve();
        note("polled");
      }
    };
    const polling = poll();
    sleep("other", 20);
    await clock.advance(30);
    expect(log).toEqual(["poll@10", "polled@10", "other@20", "poll@20", "polled@20", "poll@30", "polled@30"]);
    await polling;
  });

  test("waits between two events until all is settled", async () => {
    const { clock, log, note, sleep } = observed(async () => {
      await Promise.resolve();
      note("settled");
    });
    sleep("a", 1);
    sleep("b", 2);
    await clock.advance(3);
    expect(log).toEqual(["settled@0", "a@1", "settled@1", "b@2", "settled@2"]);
    expect(clock.now()).toBe(startAt + 3);
  });

  test.each([-1, Number.NaN, Number.NEGATIVE_INFINITY])("cannot be advanced by %d", async (ms) => {
    const { clock } = observed();
    await expect(clock.advance(ms)).rejects.toThrow(new RangeError(`A clock runs forward only: advance(${ms}).`));
    expect(clock.now()).toBe(startAt);
  });

  test("never goes back, even when two advances overlap", async () => {
    const { clock, log, sleep } = observed();
    sleep("a", 5);
    sleep("b", 500);
    const seen: number[] = [];
    const watch = async (advance: Promise<void>) => {
      await advance;
      seen.push(clock.now() - startAt);
    };
    await Promise.all([watch(clock.advance(1000)), watch(clock.advance(10)), watch(clock.advance(700))]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(clock.now()).toBe(startAt + 1000);
    expect(log).toEqual(["a@5", "b@500"]);
  });

  test("wakes any sleepers in order, each at its own time", async () => {
    const sleepers = fc.array(fc.nat({ max: 50 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(sleepers, fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), async (times, steps) => {
        const { clock, log, sleep } = observed(() => Promise.resolve());
        for (const [index, ms] of times.entries()) sleep(`${index}`, ms);
        for (const step of steps) await clock.advance(step);
        const reached = steps.reduce((sum, step) => sum + step, 0);
        const due = times.map((ms, index) => ({ ms, index })).filter(({ ms }) => ms <= reached);
        const ordered = due.sort((a, b) => a.ms - b.ms || a.index - b.index);
        expect(log).toEqual(ordered.map(({ ms, index }) => `${index}@${ms}`));
      }),
      fixedRun,
    );
  });
});

describe("a sleeper on a manual clock", () => {
  test("that is given up rejects with the reason, and is not woken any more", async () => {
    const { clock, log, sleep } = observed();
    const giveUp = new AbortController();
    const woken: number[] = [];
    const sleeping = clock.sleepUntil(startAt + 10, { signal: giveUp.signal, onWake: () => woken.push(clock.now()) });
    sleep("other", 10);
    giveUp.abort(new Error("no longer needed"));
    await expect(sleeping).rejects.toThrow("no longer needed");
    await clock.advance(20);
    expect(log).toEqual(["other@10"]);
    expect(woken).toEqual([startAt]);
  });

  test.each([-10, 0, 10])("that is given up beforehand rejects, due in %i ms or not", async (ms) => {
    const { clock } = observed();
    const signal = AbortSignal.abort(new Error("never mind"));
    await expect(clock.sleepUntil(startAt + ms, { signal })).rejects.toThrow("never mind");
    expect(clock.nextDueAt()).toBeUndefined();
  });

  test("that has woken is not bothered by a later abort", async () => {
    const { clock } = observed();
    const giveUp = new AbortController();
    const woken: string[] = [];
    const sleeping = clock.sleepUntil(startAt + 10, { signal: giveUp.signal, onWake: () => woken.push("woken") });
    await clock.advance(10);
    giveUp.abort();
    await expect(sleeping).resolves.toBeUndefined();
    expect(woken).toEqual(["woken"]);
  });
});

describe("the next sleeper of a manual clock", () => {
  test("is one that was not asleep yet, and that really sleeps", async () => {
    const clock = new ManualClock({ startAt: 0 });
    clock.sleepUntil(5);
    let told = 0;
    const wait = clock.nextSleeper().then(() => told++);
    await clock.sleepUntil(0);
    await clock.advance(10);
    expect(told).toBe(0);
    clock.sleepUntil(20);
    await wait;
    expect(told).toBe(1);
  });
});
