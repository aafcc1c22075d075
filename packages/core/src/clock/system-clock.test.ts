import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "./system-clock.js";

describe("the system clock", () => {
  test("shows the time of the system", () => {
    const before = Date.now();
    const shown = systemClock.now();
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(Date.now());
  });

  test.each([0, -1, -1e12])("does not wait for a time that is %d ms away", async (ms) => {
    const woken: string[] = [];
    await systemClock.sleepUntil(systemClock.now() + ms, { onWake: () => woken.push("woken") });
    expect(woken).toEqual(["woken"]);
  });

  test.each([-10, 1e12])("rejects a sleeper that was given up beforehand, due in %d ms", async (ms) => {
    const woken: string[] = [];
    const signal = AbortSignal.abort(new Error("never mind"));
    const sleeping = systemClock.sleepUntil(systemClock.now() + ms, { signal, onWake: () => woken.push("woken") });
    await expect(sleeping).rejects.toThrow("never mind");
    expect(woken).toEqual([]);
  });
});

describe("a sleeper on the system clock", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  test("that is given up rejects with the reason and leaves no timer behind", async () => {
    const giveUp = new AbortController();
    const sleeping = systemClock.sleepUntil(systemClock.now() + 60_000, { signal: giveUp.signal });
    expect(vi.getTimerCount()).toBe(1);
    giveUp.abort(new Error("no longer needed"));
    await expect(sleeping).rejects.toThrow("no longer needed");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("wakes when it is due and not before, even after longer than a timer can run", async () => {
    const woken: number[] = [];
    const timers = vi.spyOn(globalThis, "setTimeout");
    const dueAt = systemClock.now() + 2 ** 31 + 5000;
    const sleeping = systemClock.sleepUntil(dueAt, { onWake: () => woken.push(systemClock.now()) });
    await vi.advanceTimersByTimeAsync(2 ** 31 + 4999);
    expect(woken).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await sleeping;
    expect(woken).toEqual([dueAt]);
    expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([2 ** 31 - 1, 5001]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
