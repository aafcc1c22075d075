import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { callExitCode } from "./call-summary.js";

const none = { done: 3, already: 0, failed: 0, unknown: 0, left: 0 };

describe("the exit code of a run", () => {
  it.each([
    ["all are done", {}, undefined, exitCodes.ok],
    ["one failed", { failed: 1 }, undefined, exitCodes.findings],
    ["an outcome is unknown, whatever else", { unknown: 1, failed: 1, left: 1 }, "budget", exitCodes.inconclusive],
    ["nobody answers", { failed: 1, left: 1 }, "unreachable", exitCodes.unreachable],
    ["a cap was reached", { failed: 1, left: 1 }, "budget", exitCodes.budgetStop],
    ["a cap was reached by the last one", {}, "budget", exitCodes.ok],
    ["the vendor refuses all", { failed: 1, left: 2 }, "refused", exitCodes.findings],
    ["it was interrupted", { unknown: 1, left: 2 }, "interrupted", exitCodes.interrupted],
  ] as const)("when %s", (_, counts, stopped, code) => {
    expect(callExitCode({ counts: { ...none, ...counts }, stopped })).toBe(code);
  });
});
