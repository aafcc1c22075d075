import { binding } from "../../binding.js";
import { defineRule } from "../rule.js";
import type { Seen } from "../seen.js";

/**
 * Progress runs from 0 to 100, and does not fall while a task runs. That it never falls no document says in so many
 * words, so that it is only warned of.
 */
export const progressRises = defineRule({
  id: "progress-rises",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.progress]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    for (const seen of scene.answers) {
      const progress = progressOf(seen);
      if (progress === undefined) continue;
      scene.check(clause, {
        title: "shows progress between 0 and 100",
        ok: progress >= 0 && progress <= 100,
        expected: "a progress from 0 to 100",
        actual: `progress ${progress}`,
        shownBy: [seen],
      });
    }
    for (const [, answers] of scene.tasks) {
      // Failure sets it to 0, as documented.
      const told = answers.filter((seen) => progressOf(seen) !== undefined && seen.reading?.phase !== "failed");
      for (const [index, seen] of told.entries()) {
        const before = told[index - 1];
        if (!before || before.endedAt > seen.startedAt) continue;
        const [from = 0, to = 0] = [progressOf(before), progressOf(seen)];
        scene.check(clause, {
          title: "shows progress that does not fall",
          ok: to >= from,
          mild: true,
          expected: `progress ${from} or more`,
          actual: `progress ${to} after ${from}`,
          shownBy: [before, seen],
        });
      }
    }
  },
});

function progressOf({ reading }: Seen): number | undefined {
  return reading && "progress" in reading ? reading.progress : undefined;
}
