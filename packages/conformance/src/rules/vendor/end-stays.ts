import { isTerminal } from "@graycard/core";
import { binding } from "../../binding.js";
import { defineRule } from "../rule.js";
import type { Seen } from "../seen.js";

/** A task that has ended stays as it ended: in its state, and in the time of its end. */
export const endStays = defineRule({
  id: "end-stays",
  side: "vendor",
  decides: (target) => (target.endpoint.routes.poll ? binding(target, [target.vendor.promises.pollEnds]) : []),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    for (const [, answers] of scene.tasks) {
      const told = answers.filter(({ reading }) => reading !== undefined && "state" in reading);
      const end = told.findIndex((seen) => isEnd(seen));
      const first = told[end];
      if (!first) continue;
      // Answers that were under way at the same time may overtake each other.
      const later = told.slice(end + 1).filter(({ startedAt }) => startedAt >= first.endedAt);
      const left = later.find((seen) => codeOf(seen) !== codeOf(first));
      scene.check(clause, {
        title: "stays where it ended",
        ok: left === undefined,
        expected: `state ${codeOf(first)} for good`,
        actual: left
          ? `state ${codeOf(left)} after state ${codeOf(first)}`
          : `state ${codeOf(first)} in ${later.length + 1} answers`,
        shownBy: left ? [first, left] : [first],
      });
    }
  },
});

function isEnd({ reading }: Seen): boolean {
  return reading !== undefined && "state" in reading && isTerminal(reading.state);
}

function codeOf({ reading }: Seen): number | undefined {
  return reading && "code" in reading ? reading.code : undefined;
}
