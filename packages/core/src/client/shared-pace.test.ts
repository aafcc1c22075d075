import { describe, expect, test } from "vitest";
import { ManualClock } from "../clock/manual-clock.js";
import { sharedPace } from "./shared-pace.js";

const clock = new ManualClock({ startAt: 0 });
const key = { vendor: "acme", origin: "https://acme.example", credential: ["one"], qps: 2 };

describe("a shared pace", () => {
  test("is the same for the same credential on the same clock", () => {
    expect(sharedPace(clock, key)).toBe(sharedPace(clock, { ...key, credential: ["one"] }));
  });

  test.each([
    { vendor: "other" },
    { origin: "http://127.0.0.1:4010" },
    { credential: ["two"] },
    { credential: ["one", ""] },
  ])("is another one for another %o", (change) => {
    expect(sharedPace(clock, { ...key, ...change })).not.toBe(sharedPace(clock, key));
  });

  test("keeps to the lowest rate that anybody asked for", async () => {
    const shared = new ManualClock({ startAt: 0 });
    const pace = sharedPace(shared, { ...key, qps: undefined });
    for (const qps of [4, 2, 3, undefined]) expect(sharedPace(shared, { ...key, qps })).toBe(pace);
    const left: number[] = [];
    for (let turn = 0; turn < 3; turn++)
      void pace.turn({ urgent: false, lane: key }).then(() => left.push(shared.now()));
    await shared.advance(2000);
    expect(left).toEqual([0, 505, 1010]);
  });

  test("stays the same for whoever has it, however many credentials come", () => {
    const shared = new ManualClock({ startAt: 0 });
    const pace = sharedPace(shared, key);
    for (let other = 0; other < 3000; other++) sharedPace(shared, { ...key, credential: [String(other)] });
    expect(sharedPace(shared, key)).toBe(pace);
  });

  test("is another one on another clock", () => {
    expect(sharedPace(new ManualClock({ startAt: 0 }), key)).not.toBe(sharedPace(clock, key));
  });
});
