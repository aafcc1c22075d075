import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  layOut,
  layOutAs,
  layOutUnbegun,
  nextDueAfter,
  progressAt,
  runningStateAt,
  type Schedule,
} from "./schedule.js";

const shares = [
  ["queued", 1],
  ["preparing", 1],
  ["waiting", 1],
  ["processing", 17],
] as const;

const anySchedule = fc
  .record({
    createdAt: fc.nat(),
    downloadMs: fc.oneof(fc.constant(0), fc.nat(20_000)),
    workMs: fc.integer({ min: 1, max: 100_000 }),
    limitMs: fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.constant(Number.POSITIVE_INFINITY)),
    neverEnds: fc.boolean(),
  })
  .map((input) => ({ schedule: layOut({ ...input, shares }), arrivesAt: input.createdAt + input.downloadMs }));

describe("a schedule", () => {
  it("has all its states in order, from when its pictures are there", () => {
    fc.assert(
      fc.property(anySchedule, ({ schedule, arrivesAt }) => {
        const { endsAt, processedAt } = schedule;
        const steps = [...schedule.steps()];
        expect(steps.map(({ state }) => state)).toEqual(shares.map(([state]) => state));
        const times = steps.map(({ from }) => from);
        expect([...times].sort((a, b) => a - b)).toEqual(times);
        expect([times[0], times.at(-1)]).toEqual([arrivesAt, processedAt]);
        expect(endsAt).toBeGreaterThanOrEqual(processedAt);
      }),
    );
  });

  it("never goes back, and comes to its end by way of what is next due", () => {
    fc.assert(
      fc.property(anySchedule, ({ schedule }) => {
        const steps = [...schedule.steps()];
        let now: number | undefined = schedule.createdAt;
        let before = { state: 0, progress: 0 };
        for (let turn = 0; now !== undefined && now < schedule.endsAt; turn++) {
          const seen = {
            state: steps.findIndex(({ state }) => state === runningStateAt(schedule, now ?? 0)),
            progress: progressAt(schedule, now),
          };
          expect(seen.state).toBeGreaterThanOrEqual(before.state);
          expect(seen.progress).toBeGreaterThanOrEqual(before.progress);
          expect(turn).toBeLessThan(10);
          before = seen;
          now = nextDueAfter(schedule, now);
        }
        expect(now).toBe(Number.isFinite(schedule.endsAt) ? schedule.endsAt : undefined);
      }),
    );
  });

  it("has a progress below 100 as long as it runs, whole and never below 0", () => {
    fc.assert(
      fc.property(anySchedule, fc.integer({ min: -10, max: 200_000 }), ({ schedule }, later) => {
        const progress = progressAt(schedule, schedule.createdAt + later);
        expect(Number.isInteger(progress) && progress >= 0 && progress <= 99).toBe(true);
      }),
    );
  });

  it("is the same after it was written down by its times", () => {
    const written = ({ schedule }: { readonly schedule: Schedule }) => {
      const { createdAt, beginsAt, processedAt, workedUntil, endsAt, timedOut } = schedule;
      return { steps: [...schedule.steps()], createdAt, beginsAt, processedAt, workedUntil, endsAt, timedOut };
    };
    const unbegun = fc.nat().map((createdAt) => ({ schedule: layOutUnbegun(createdAt, shares) }));
    fc.assert(
      fc.property(fc.oneof(anySchedule, unbegun), (given) => {
        const { steps, createdAt, timedOut, ...times } = written(given);
        const finite = (at: number) => (Number.isFinite(at) ? at : undefined);
        const { workedUntil, endsAt } = times;
        const again = layOutAs({
          ...{ steps, createdAt, timedOut },
          ...{ workedUntil: finite(workedUntil), endsAt: finite(endsAt) },
        });
        expect(written({ schedule: again })).toEqual(written(given));
      }),
    );
  });

  it("of a task whose pictures are on their way is its first state, with nothing due", () => {
    const schedule = layOutUnbegun(1000, shares);
    for (const now of [1000, 1e12]) {
      expect([runningStateAt(schedule, now), progressAt(schedule, now), nextDueAfter(schedule, now)]).toEqual([
        "queued",
        0,
        undefined,
      ]);
    }
  });
});
