import { binding } from "../../binding.js";
import { defineRule } from "../rule.js";
import { describeSeen } from "../seen.js";

/** Failed work is told of under the status that is meant for it. */
export const failedStatus = defineRule({
  id: "failed-status",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.promises.failureIsAccepted]),
  judge(scene) {
    const { vendor, readings } = scene.target;
    const [clause] = this.decides(scene.target);
    for (const seen of scene.answers) {
      const read = vendor.readAnswer(200, seen.json);
      if (read.phase !== "failed") continue;
      const expected = vendor.failedHttpStatus(read.code, readings as never);
      scene.check(clause, {
        title: `tells of failed work under HTTP ${expected}`,
        ok: seen.status === expected,
        expected: `HTTP ${expected}`,
        actual: describeSeen(seen),
        shownBy: [seen],
      });
    }
  },
});
