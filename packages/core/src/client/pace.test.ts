import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ManualClock } from "../clock/manual-clock.js";
import { fixedRun } from "../testing/fixed-run.js";
import { Pace } from "./pace.js";

const startAt = Date.UTC(2026, 0, 1);

/** A pace, and a log of who left when, in milliseconds since the start. */
function observed(qps: number | undefined = 2) {
  const clock = new ManualClock({ startAt });
  const pace = new Pace(clock, qps);
  const log: string[] = [];
  const lanes = new Map<string, object>();
  const ask = (
    name: string,
    { urgent = false, lane = name, signal }: { urgent?: boolean; lane?: string; signal?: AbortSignal } = {},
  ) => {
    if (!lanes.has(lane)) lanes.set(lane, {});
    const turn = pace.turn({ urgent, lane: lanes.get(lane) ?? {}, signal });
    return turn.then(() => log.push(`${name}@${clock.now() - startAt}`));
  };
  return { clock, pace, log, ask };
}

describe("a pace", () => {
  test("lets the first request leave at once, and the others evenly spread", async () => {
    const { clock, log, ask } = observed();
    for (const name of ["a", "b", "c"]) void ask(name);
    await clock.advance(2000);
    expect(log).toEqual(["a@0", "b@505", "c@1010"]);
  });

  test("lets a poll go before submits of its lane that came earlier", async () => {
    const { clock, log, ask } = observed();
    for (const name of ["a", "b", "c"]) void ask(name, { lane: "one" });
    await clock.advance(100);
    void ask("poll", { urgent: true, lane: "one" });
    await clock.advance(2000);
    expect(log).toEqual(["a@0", "poll@505", "b@1010", "c@1515"]);
  });

  test("lets lanes take turns, however many wait in one of them", async () => {
    const { clock, log, ask } = observed();
    for (const name of ["a1", "a2", "a3", "a4"]) void ask(name, { lane: "a" });
    void ask("b1", { lane: "b" });
    await clock.advance(5000);
    expect(log.map((entry) => entry.split("@")[0])).toEqual(["a1", "b1", "a2", "a3", "a4"]);
  });

  test("lets all leave at once where there is no rate", async () => {
    const clock = new ManualClock({ startAt });
    const pace = new Pace(clock, undefined);
    await Promise.all(Array.from({ length: 100 }, () => pace.turn({ urgent: false, lane: pace })));
    expect(clock.now()).toBe(startAt);
  });

  test("lets nobody leave before the end of a pause, not even a poll", async () => {
    const { clock, pace, log, ask } = observed();
    pace.pauseUntil(startAt + 5000);
    void ask("submit", { lane: "one" });
    void ask("poll", { urgent: true, lane: "one" });
    await clock.advance(4999);
    expect(log).toEqual([]);
    await clock.advance(1000);
    expect(log).toEqual(["poll@5000", "submit@5505"]);
  });

  test("forgets whoever gives up, and stays awake for nobody", async () => {
    const { clock, pace, log, ask } = observed();
    const giveUp = new AbortController();
    void ask("a");
    const gone = ask("b", { signal: giveUp.signal });
    await clock.advance(1);
    giveUp.abort(new Error("no longer"));
    await expect(gone).rejects.toThrow("no longer");
    await clock.advance(0);
    expect([pace.waiting, clock.nextDueAt()]).toEqual([0, undefined]);
    await expect(ask("c", { signal: giveUp.signal })).rejects.toThrow("no longer");
    void ask("d");
    await clock.advance(1000);
    expect(log).toEqual(["a@0", "d@505"]);
  });

  test("never lets more leave in any second than its rate, whoever asks when", async () => {
    const asks = fc.array(
      fc.record({ afterMs: fc.nat({ max: 900 }), urgent: fc.boolean(), lane: fc.constantFrom("a", "b") }),
      {
        maxLength: 15,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), asks, async (qps, all) => {
        const { clock, log, ask } = observed(qps);
        for (const [index, { afterMs, urgent, lane }] of all.entries()) {
          await clock.advance(afterMs);
          void ask(`${index}`, { urgent, lane });
        }
        await clock.advance(60_000);
        const times = log.map((entry) => Number(entry.split("@")[1]));
        expect(times).toHaveLength(all.length);
        for (const at of times) {
          expect(times.filter((other) => other > at - 1000 && other <= at).length).toBeLessThanOrEqual(qps);
        }
      }),
      fixedRun,
    );
  });
});
