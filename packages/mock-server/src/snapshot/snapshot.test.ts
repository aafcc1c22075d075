import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mock, MockOptions, MockSession } from "../create-mock.js";
import { Caller, dataOf } from "../testing/caller.js";
import { Day, type Memory, type Step } from "../testing/day.js";
import { discFile, picture } from "../testing/pictures.js";
import { testMock, testStart } from "../testing/test-mock.js";
import type { Snapshot } from "./snapshot.js";

const run = { seed: 20260102, numRuns: 25 };
const fresh = (options: MockOptions = {}): Mock => testMock({ seed: "saved", qps: "off", ...options }).mock;

/** As it is after it was written to a file and read again. */
const stored = (snapshot: Snapshot): unknown => JSON.parse(JSON.stringify(snapshot));

const tiny = await picture(12, 10, "png");

function prepare(session: MockSession): void {
  session.files.put("disc.png", disc);
  session.files.put("tiny.png", tiny);
  session.files.put("slow.png", tiny, { downloadMs: 700 });
  session.files.put("broken.png", new Uint8Array([1, 2, 3]));
  session.faults.script([
    { fault: "task-outcome", with: { code: -7 }, operation: "submit", after: 2, times: 2 },
    { fault: "slow-task", with: { workMs: 40_000 }, operation: "submit", after: 5 },
    { fault: "refuse", with: { fault: "rate-limited" }, operation: "poll", after: 3, times: 2 },
  ]);
}

const disc = await discFile("png");

const file = fc.constantFrom("disc.png", "tiny.png", "slow.png", "broken.png", "none.png");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("submit" as const), file, sync: fc.constantFrom(0 as const, 1 as const) }),
  fc.record({ do: fc.constant("cut" as const), file }),
  fc.record({ do: fc.constant("poll" as const), task: fc.nat(20) }),
  fc.record({ do: fc.constant("poll" as const), task: fc.nat(20) }),
  fc.record({ do: fc.constant("fetch" as const), link: fc.nat(20) }),
  fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(0, 150, 900, 2000, 60_000, 3_700_000) }),
);

describe.each(["instant", "manual"] as const)("a restored session, at the pace %s,", (pace) => {
  it.each([
    ["in the mock it was saved in", () => undefined],
    ["in another mock with the same seed", () => fresh({ pace })],
  ])("goes on as if nothing had happened, %s", async (_where, another) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(), async (steps, where) => {
        const cut = where % steps.length;
        const whole = fresh({ pace }).session();
        const straight = new Day(fresh({ pace }).fetch, whole);
        expect(straight.heard).toEqual([]);
        const uninterrupted = await live(fresh({ pace }), steps);
        const mock = fresh({ pace });
        const session = mock.session();
        prepare(session);
        const first = new Day(mock.fetch, session);
        for (const each of steps.slice(0, cut)) await first.take(each);
        const saved = stored(await session.snapshot());
        const next = another() ?? mock;
        const restored = next.restore(saved);
        expect(restored.credentials).toEqual(session.credentials);
        const second = new Day(next.fetch, restored, first.memory);
        second.heard.push(...first.heard);
        for (const each of steps.slice(cut)) await second.take(each);
        expect(second.transcript()).toEqual(uninterrupted);
      }),
      run,
    );
  });
});

async function live(mock: Mock, steps: readonly Step[]): Promise<readonly string[]> {
  const session = mock.session();
  prepare(session);
  const day = new Day(mock.fetch, session);
  for (const each of steps) await day.take(each);
  return day.transcript();
}
