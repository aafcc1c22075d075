import { describe, expect, it, vi } from "vitest";
import { createMock } from "../create-mock.js";
import { SourceStore } from "../sources/source-store.js";
import type { TaskData } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";

const fields = async () => ({ image_file: await discFile(), type: "clean" });

describe("a caller that waits", () => {
  it("is answered when the clock reaches the end of its task, not before", async () => {
    const { caller, session } = testSession({ pace: "manual" });
    session.faults.script([{ fault: "slow-task", with: { workMs: 1500 } }]);
    let answer: TaskData | undefined;
    const waiting = caller.finish("scale", await fields()).then((data) => {
      answer = data;
    });
    await session.advance(1499);
    expect(answer).toBeUndefined();
    await session.advance(1);
    // Advancing returns only when what it set off has settled: no need to wait for the answer here.
    expect(answer).toMatchObject({ state: 1, progress: 100 });
    await waiting;
  });

  it("is answered at once where time leaps, and the session's time moves with it", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "slow-task", with: { workMs: 1234 } }]);
    await caller.finish("scale", await fields());
    expect(session.clock.now()).toBe(testStart + 1234);
  });

  it("is one of many, each answered at its own time, in order", async () => {
    const { caller, session } = testSession({ pace: "manual", qps: "off" });
    const durations = [900, 300, 600, 300];
    session.faults.script(durations.map((workMs) => ({ fault: "slow-task", with: { workMs } })));
    const order: [number, number][] = [];
    const body = await fields();
    const waiting = durations.map(async (workMs) => {
      await caller.finish("scale", body);
      order.push([workMs, session.clock.now() - testStart]);
    });
    await session.advance(1000);
    expect(order).toEqual([
      [300, 300],
      [300, 300],
      [600, 600],
      [900, 900],
    ]);
    await Promise.all(waiting);
  });

  it("stands in the journal with the time it waited", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "slow-task", with: { workMs: 1500 } }]);
    await caller.finish("scale", await fields());
    expect(session.journal.exchanges()[0]).toMatchObject({ startedAt: testStart, durationMs: 1500 });
  });

  it("may go away: the call rejects as any fetch does, and the task goes on", async () => {
    const { caller, session, reports } = testSession({ pace: "manual" });
    const going = new AbortController();
    const outcome = caller.finish("scale", await fields(), { signal: going.signal }).catch((reason: unknown) => reason);
    await session.advance(500);
    going.abort();
    expect(await outcome).toMatchObject({ name: "AbortError" });
    const [exchange] = session.journal.exchanges();
    expect([exchange?.response, exchange?.operation]).toEqual([undefined, "submit"]);
    await session.advance(5000);
    expect(reports).toEqual([]);
  });

  it("that has gone before it came is not served", async () => {
    const { caller, session } = testSession();
    const call = caller.finish("scale", await fields(), { signal: AbortSignal.abort("gone") });
    await expect(call).rejects.toBe("gone");
    expect(session.journal.exchanges()).toEqual([]);
  });
});

describe("a caller that sends faster than the disk takes", () => {
  it("is answered when the disk has caught up", async () => {
    let caughtUp = () => {};
    const catchingUp = new Promise<void>((resolve) => {
      caughtUp = resolve;
    });
    const room = vi.spyOn(SourceStore.prototype, "room").mockReturnValue(catchingUp);
    try {
      const { caller } = testSession({ pace: "manual" });
      let answered = false;
      const waiting = caller.picwish("scale", await fields()).then(({ status }) => {
        answered = true;
        return status;
      });
      await vi.waitFor(() => expect(room).toHaveBeenCalled());
      await new Promise((resolve) => setImmediate(resolve));
      expect(answered).toBe(false);
      caughtUp();
      expect(await waiting).toBe(200);
    } finally {
      room.mockRestore();
    }
  });
});

describe("advancing", () => {
  it("does not depend on timers that a test runner replaced", async () => {
    vi.useFakeTimers();
    try {
      const { caller, session } = testSession({ pace: "manual" });
      const waiting = caller.finish("scale", await fields());
      await session.advance(2000);
      expect((await waiting).state).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ["manual", Number.NaN],
    ["manual", Number.POSITIVE_INFINITY],
    ["manual", -1],
    ["instant", Number.NaN],
    ["instant", Number.POSITIVE_INFINITY],
    ["instant", -1],
    ["realtime", Number.NaN],
    ["realtime", -0.5],
  ] as const)("takes nothing but a step forward in time: at the pace %s not %d", async (pace, ms) => {
    const { session } = testSession({ pace });
    await expect(session.advance(ms)).rejects.toThrow(RangeError);
    await expect(session.advance(ms)).rejects.toThrow(`advance(${ms})`);
    await session.advance(0);
    expect(session.clock.now()).toBe(testStart);
  });

  it.each(["manual", "instant"] as const)("returns when what was sent before it is answered: %s", async (pace) => {
    const { caller, session } = testSession({ pace });
    let answer: TaskData | undefined;
    const waiting = caller.finish("scale", await fields()).then((data) => {
      answer = data;
    });
    await session.advance(2000);
    expect(answer?.state).toBe(1);
    await waiting;
  });

  it("answers all who wait, each at its time, before it returns, however many move the clock at once", async () => {
    const { caller, session } = testSession({ pace: "manual", qps: "off" });
    const body = await fields();
    const durations = Array.from({ length: 100 }, (_, at) => 50 + ((at * 37) % 100) * 10);
    session.faults.script(durations.map((workMs) => ({ fault: "slow-task", with: { workMs } })));
    const ends: number[] = [];
    const waiting = durations.map(async () => {
      const { state } = await caller.finish("scale", body);
      ends.push(session.clock.now() - testStart);
      return state;
    });
    await Promise.all([session.advance(400), session.advance(400), session.advance(1000)]);
    const due = durations.filter((workMs) => workMs <= 1000).sort((a, b) => a - b);
    expect(ends).toEqual(due);
    await session.advance(100);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([1]));
    expect(session.clock.now()).toBe(testStart + 1100);
  });

  it("moves the time of one session and of no other", async () => {
    const { mock, session } = testSession({ pace: "manual" });
    const other = mock.session();
    await session.advance(10_000);
    expect([session.clock.now(), other.clock.now()]).toEqual([testStart + 10_000, testStart]);
  });

  it("is nothing that can be done to real time", async () => {
    const session = createMock({ pace: "realtime" }).session();
    await expect(session.advance(1)).rejects.toThrow("Real time cannot be advanced");
  });
});
