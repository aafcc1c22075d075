import { describe, expect, test } from "vitest";
import { waitBeforeRetry } from "./retry.js";

const waits = (
  operation: "submit" | "poll" | "fetch-result",
  setback: Parameters<typeof waitBeforeRetry>[1],
  random = 0,
) => Array.from({ length: 12 }, (_, index) => waitBeforeRetry(operation, setback, index + 1, random));

describe("the retry policy", () => {
  test("never repeats a submit of which something left", () => {
    expect(waits("submit", { kind: "unwell" }).every((wait) => wait === undefined)).toBe(true);
  });

  test("repeats a submit that was refused for the rate, later and later, and gives up", () => {
    expect(waits("submit", { kind: "rate", adviceMs: undefined })).toEqual([
      ...[1000, 2000, 4000, 8000, 16_000, 30_000, 30_000],
      ...Array.from({ length: 5 }, () => undefined),
    ]);
  });

  test("repeats a submit that never left a few times only", () => {
    expect(waits("submit", { kind: "never-left" })).toEqual([
      1000,
      2000,
      ...Array.from({ length: 10 }, () => undefined),
    ]);
  });

  test("waits as long as it is asked to, and hardly longer", () => {
    for (const random of [0, 0.5, 1]) {
      const wait = waitBeforeRetry("submit", { kind: "rate", adviceMs: 7000 }, 1, random) ?? 0;
      expect(wait).toBeGreaterThanOrEqual(7000);
      expect(wait).toBeLessThanOrEqual(7250);
    }
  });

  test.each(["submit", "poll", "fetch-result"] as const)(
    "hands advice of an hour to the caller of a %s",
    (operation) => {
      expect(waitBeforeRetry(operation, { kind: "rate", adviceMs: 3_600_000 }, 1, 0)).toBeUndefined();
    },
  );

  test("grows whatever chance says, until it has reached its longest wait", () => {
    for (const [before, after] of [
      [1, 0],
      [0, 1],
      [0.3, 0.7],
    ] as const) {
      for (let attempts = 1; attempts < 5; attempts++) {
        const earlier = waitBeforeRetry("poll", { kind: "unwell" }, attempts, before) ?? 0;
        expect(waitBeforeRetry("poll", { kind: "unwell" }, attempts + 1, after) ?? 0).toBeGreaterThan(earlier);
      }
    }
  });

  test("goes on with polls for as long as their deadline lets it", () => {
    expect(waits("poll", { kind: "unwell" }).every((wait) => wait !== undefined)).toBe(true);
  });

  test("asks for a result five times in all", () => {
    expect(waits("fetch-result", { kind: "unwell" }).filter((wait) => wait !== undefined)).toHaveLength(4);
  });
});
