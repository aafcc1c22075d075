import { describe, expect, test } from "vitest";
import { readRetryAfter } from "./retry-after.js";

const now = Date.parse("Wed, 21 Oct 2026 07:28:00 GMT");
const read = (advice: string, more: Record<string, string> = {}) =>
  readRetryAfter(new Headers({ "retry-after": advice, ...more }), now);

describe("the advice to come back later", () => {
  test.each([
    ["2", 2000],
    [" 2 ", 2000],
    ["0", 0],
    ["0.25", 250],
    ["Wed, 21 Oct 2026 07:28:07 GMT", 7000],
    // A date that has passed asks for nothing.
    ["Wed, 21 Oct 2026 07:27:00 GMT", 0],
    // A day is the most that is believed.
    ["999999999", 86_400_000],
    ["99999999999999999999", 86_400_000],
    ["Wed, 21 Oct 2099 07:28:00 GMT", 86_400_000],
  ])("%s is %i ms", (advice, expected) => {
    expect(read(advice)).toBe(expected);
  });

  test.each(["", "soon", "-1", "2s", "1e3", "2026", "NaN", "Infinity", "12:30"])("%s is none", (advice) => {
    expect(read(advice)).toBe(advice === "2026" ? 2_026_000 : undefined);
  });

  test("is read against the clock of the other side where it shows one", () => {
    expect(read("Wed, 21 Oct 2026 09:00:05 GMT", { date: "Wed, 21 Oct 2026 09:00:00 GMT" })).toBe(5000);
  });

  test("is none where nothing is said", () => {
    expect(readRetryAfter(new Headers(), now)).toBeUndefined();
  });
});
