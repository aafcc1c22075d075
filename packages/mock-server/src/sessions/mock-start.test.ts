import { ManualClock } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { createMock } from "../create-mock.js";
import type { MockOptions } from "../mock.js";
import { Caller } from "../testing/caller.js";

const startAt = "2027-01-31T12:00:00Z";
const started = Date.parse(startAt);

/** All that a caller hears of two submits, and what is written down, after the mock's own clock has run for a while. */
async function heard(options: MockOptions, passedMs: number): Promise<string> {
  const clock = new ManualClock({ startAt: 1_000_000 });
  const mock = createMock({ seed: "s", pace: "instant", startAt, clock, ...options });
  await clock.advance(passedMs);
  const session = mock.session();
  const caller = new Caller(mock.fetch, session.credentials);
  const lines: string[] = [];
  for (const sync of [1, 0]) {
    const answer = await session.passUntil(submit(caller, sync));
    lines.push(JSON.stringify([...answer.headers]), await answer.text());
    await clock.advance(passedMs);
  }
  return [...lines, JSON.stringify(session.journal.exchanges()), JSON.stringify(mock.journal.exchanges())].join("\n");
}

/** By address: the boundary of a multipart body is another each time. */
function submit(caller: Caller, sync: number): Promise<Response> {
  const fields = { type: "clean", image_url: "https://files.test/portrait.jpg", sync };
  return caller.submit("picwish", "scale", fields, { encoding: "form" });
}

describe("a mock with a start of its own", () => {
  it.each(["instant", "manual"] as const)(
    "gives the same bytes however slow its caller is, at pace %s",
    async (pace) => {
      const first = await heard({ pace }, 0);
      expect(await heard({ pace }, 12_345)).toBe(first);
      expect(first).toContain(`"startedAt":${started}`);
    },
  );

  it("differs from call to call without one", async () => {
    const without = { startAt: undefined } as unknown as MockOptions;
    expect(await heard(without, 12_345)).not.toBe(await heard(without, 0));
  });

  it("lets time run on from there at pace realtime, for all sessions alike", async () => {
    const clock = new ManualClock({ startAt: 1_000_000 });
    const mock = createMock({ startAt: started, clock });
    const first = mock.session();
    await clock.advance(5000);
    expect([first.clock.now(), mock.session().clock.now()]).toEqual([started + 5000, started + 5000]);
  });

  it("dates its answers by the clock of the session", async () => {
    const mock = createMock({ pace: "manual", startAt });
    const session = mock.session();
    await session.advance(60_000);
    const answer = await submit(new Caller(mock.fetch, session.credentials), 0);
    expect(answer.headers.get("date")).toBe("Sun, 31 Jan 2027 12:01:00 GMT");
    expect((await mock.fetch("http://mock.test/nowhere")).headers.get("date")).toBe("Sun, 31 Jan 2027 12:00:00 GMT");
  });

  it.each(["tomorrow", "2027-01-31T12:00:00", "2027-13-01", -1, Number.NaN, 1e18])("refuses the start %j", (given) => {
    expect(() => createMock({ startAt: given })).toThrow(RangeError);
  });
});
