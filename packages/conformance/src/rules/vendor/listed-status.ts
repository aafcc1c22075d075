import { binding } from "../../binding.js";
import { valueAt } from "../../values-at.js";
import { isOfAnotherLayer } from "../gateway-refusal.js";
import { integerOf } from "../integer-of.js";
import { defineRule } from "../rule.js";

/** Every answer has a code of the status table, in HTTP or in its body. */
export const listedStatus = defineRule({
  id: "listed-status",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.statusCarrier]),
  judge(scene) {
    const { statuses, invariants } = scene.target.vendor;
    const [clause] = this.decides(scene.target);
    const listed = Object.keys(statuses).map(Number);
    for (const seen of scene.answers) {
      if (isOfAnotherLayer(scene.target, seen)) continue;
      const own =
        invariants.bodyStatus === undefined ? undefined : integerOf(valueAt(seen.json, invariants.bodyStatus));
      const shown = [seen.status, own].filter((each) => each !== undefined);
      scene.check(clause, {
        title: "answers with a code of the status table",
        ok: shown.some((code) => listed.includes(code)),
        expected: `one of ${listed.join(", ")}, in HTTP or in the body`,
        actual: `HTTP ${seen.status}${own === undefined ? "" : `, status ${own} in the body`}`,
        shownBy: [seen],
      });
    }
  },
});
