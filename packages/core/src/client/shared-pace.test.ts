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
    { qps: 3 },
    { qps: undefined },
  ])("is another one for another %o", (change) => {
    expect(sharedPace(clock, { ...key, ...change })).not.toBe(sharedPace(clock, key));
  });

  test("is another one on another clock", () => {
    expect(sharedPace(new ManualClock({ startAt: 0 }), key)).not.toBe(sharedPace(clock, key));
  });
});
