import { describe, expect, test } from "vitest";
import { codeOfReason, codeOfState, defineStates, reasonOf, stateOf } from "./state-table.js";

const clause = "acme.state.some";
const table = defineStates<typeof clause>()({
  rows: {
    7: { state: "queued", clause, means: "queued" },
    3: { state: "processing", clause, means: "at work" },
    1: { state: "succeeded", clause, means: "done" },
    [-9]: { state: "failed", reasons: ["processing", "timeout"], clause, means: "failed or late" },
    [-4]: { state: "failed", reasons: ["timeout"], clause, means: "late" },
    [-2]: { state: "failed", reasons: ["invalid-image", "result-upload"], clause, means: "no picture" },
  },
  unlisted: (code) => (code < 0 ? "failed" : "waiting"),
});

describe("a state table", () => {
  test.each([
    [7, "queued"],
    [1, "succeeded"],
    [-4, "failed"],
    [-5, "failed"],
    [8, "waiting"],
  ])("takes %i for %s, listed or not", (code, state) => {
    expect(stateOf(table, code)).toBe(state);
  });

  test.each([
    [-9, "processing"],
    [-4, "timeout"],
    [-2, "invalid-image"],
    [-5, undefined],
    [1, undefined],
    [8, undefined],
  ])("gives %i the reason %s", (code, reason) => {
    expect(reasonOf(table, code)).toBe(reason);
  });

  test.each([
    ["processing", -9],
    // -9 stands for it too, but it is the own reason of -4.
    ["timeout", -4],
    ["result-upload", -2],
    ["source-download", undefined],
  ] as const)("has for the reason %s the number %s", (reason, code) => {
    expect(codeOfReason(table, reason)).toBe(code);
  });

  test.each([
    ["queued", 7],
    ["processing", 3],
    ["succeeded", 1],
    ["preparing", undefined],
    ["waiting", undefined],
  ] as const)("has for the state %s the number %s", (state, code) => {
    expect(codeOfState(table, state)).toBe(code);
  });
});
