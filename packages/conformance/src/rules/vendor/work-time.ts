import { binding } from "../../binding.js";
import { limitClause } from "../../limit-clause.js";
import { valueAt } from "../../values-at.js";
import { integerOf } from "../integer-of.js";
import { defineRule } from "../rule.js";

/** From its beginning to its end, work takes no longer than it may. */
export const workTime = defineRule({
  id: "work-time",
  side: "vendor",
  decides: (target) =>
    target.vendor.invariants.times?.begun ? binding(target, [limitClause(target, "processingMs")]) : [],
  judge(scene) {
    const { vendor, limits } = scene.target;
    const [clause] = this.decides(scene.target);
    const { times } = vendor.invariants;
    const { processingMs } = limits;
    if (!times?.begun || processingMs === undefined) return;
    for (const seen of scene.answers) {
      const begun = integerOf(valueAt(seen.json, times.begun.at));
      const completed = integerOf(valueAt(seen.json, times.completed.at));
      if (begun === undefined || completed === undefined) continue;
      // Whole seconds: each end may be off by almost one.
      const most = processingMs / 1000 + 1;
      scene.check(clause, {
        title: "is done with its work in time",
        ok: completed - begun <= most,
        expected: `at most ${processingMs / 1000} s of work`,
        actual: `${completed - begun} s from ${times.begun.at} to ${times.completed.at}`,
        shownBy: [seen],
      });
    }
  },
});
