import { describe, expect, test } from "vitest";
import { isTerminal, type TaskState, taskStates } from "./state.js";
import { isLegalTransition } from "./transition.js";

/** For every state, the states that may be seen after it. */
const legal: Readonly<Record<TaskState, readonly TaskState[]>> = {
  queued: ["queued", "preparing", "waiting", "processing", "succeeded", "failed"],
  preparing: ["preparing", "waiting", "processing", "succeeded", "failed"],
  waiting: ["waiting", "processing", "succeeded", "failed"],
  processing: ["processing", "succeeded", "failed"],
  succeeded: ["succeeded"],
  failed: ["failed"],
};

describe("a task", () => {
  test.each(taskStates.flatMap((from) => taskStates.map((to) => [from, to, legal[from].includes(to)] as const)))(
    "seen as %s may be seen as %s next: %s",
    (from, to, expected) => {
      expect(isLegalTransition(from, to)).toBe(expected);
    },
  );

  test("has ended in two of its states", () => {
    expect(taskStates.filter(isTerminal)).toEqual(["succeeded", "failed"]);
  });
});
