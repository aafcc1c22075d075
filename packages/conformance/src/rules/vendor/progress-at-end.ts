import { binding } from "../../binding.js";
import { defineRule } from "../rule.js";
import { describeSeen, isBinary } from "../seen.js";

/** Progress is 100 after success and 0 after failure. */
export const progressAtEnd = defineRule({
  id: "progress-at-end",
  side: "vendor",
  decides: ({ vendor, ...rest }) =>
    binding({ vendor, ...rest }, [vendor.promises.progressOnSuccess, vendor.promises.progressOnFailure]),
  judge(scene) {
    const { progressOnSuccess, progressOnFailure } = scene.target.vendor.promises;
    const ends = { succeeded: [progressOnSuccess, 100], failed: [progressOnFailure, 0] } as const;
    for (const seen of scene.answers) {
      const { reading } = seen;
      if (!reading || (reading.phase !== "succeeded" && reading.phase !== "failed") || isBinary(seen)) continue;
      const [clause, expected] = ends[reading.phase];
      scene.check(binding(scene.target, [clause])[0], {
        title: `shows progress ${expected} once the work has ${reading.phase}`,
        ok: reading.progress === expected,
        expected: `progress ${expected}`,
        actual: `progress ${reading.progress ?? "missing"} (${describeSeen(seen)})`,
        shownBy: [seen],
      });
    }
  },
});
