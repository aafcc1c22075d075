import { describe, expect, it } from "vitest";
import { progressText } from "./call-progress.js";

const base = { total: 100, ended: 0, failed: 0, worked: 0, states: new Map(), elapsedMs: 0 };

describe("the text beside the bar", () => {
  it("says what goes on, and neither pace nor time before there is any", () => {
    const states = new Map([
      ["sending", 2],
      ["processing", 7],
    ] as const);
    expect(progressText({ ...base, states })).toBe("2 sending | 7 processing");
  });

  it.each([
    [{ ended: 40, worked: 40, elapsedMs: 20_000 }, "2.0/s, 30 s left"],
    [{ ended: 40, worked: 20, failed: 3, elapsedMs: 20_000 }, "3 failed | 1.0/s, 1 min left"],
    [{ total: 1000, ended: 10, worked: 10, elapsedMs: 10_000 }, "1.0/s, 17 min left"],
    [{ total: 10_000, ended: 10, worked: 10, elapsedMs: 10_000 }, "1.0/s, 2 h 47 min left"],
  ])("says how fast it goes and how long it will take: %j", (facts, text) => {
    expect(progressText({ ...base, ...facts })).toBe(text);
  });
});
