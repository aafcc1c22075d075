import { binding } from "../../binding.js";
import { valueAt } from "../../values-at.js";
import { isOfAnotherLayer } from "../gateway-refusal.js";
import { integerOf } from "../integer-of.js";
import { defineRule } from "../rule.js";
import { describeSeen } from "../seen.js";

/** The status in the body is that of HTTP, in every answer. */
export const bodyStatus = defineRule({
  id: "body-status",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.promises.httpStatusInBody]),
  judge(scene) {
    const { vendor, readings } = scene.target;
    const [clause] = this.decides(scene.target);
    const { bodyStatus: at } = vendor.invariants;
    for (const seen of scene.answers) {
      const own = at === undefined ? undefined : integerOf(valueAt(seen.json, at));
      if (own === undefined || isOfAnotherLayer(scene.target, seen)) continue;
      const carried = vendor.refusal("internal", readings as never);
      if (carried.httpStatus !== carried.code) {
        scene.notApplicable(clause, "By the readings in force the status stands in the body alone.");
        continue;
      }
      scene.check(clause, {
        title: "carries the same status in HTTP and in the body",
        ok: own === seen.status,
        expected: `HTTP ${own}, as the body says`,
        actual: describeSeen(seen),
        shownBy: [seen],
      });
    }
  },
});
