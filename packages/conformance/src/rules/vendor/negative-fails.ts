import { binding } from "../../binding.js";
import { defineRule } from "../rule.js";
import { describeSeen, isBinary, outputsOf } from "../seen.js";

/** A state below zero means failure: nothing else in the answer says otherwise. */
export const negativeFails = defineRule({
  id: "negative-fails",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.negativeFails]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    for (const seen of scene.answers) {
      const { reading } = seen;
      if (!reading || !("state" in reading) || reading.code >= 0 || isBinary(seen)) continue;
      const signs = [
        ...(outputsOf(seen).length > 0 ? ["a result"] : []),
        ...(reading.progress === 100 ? ["progress 100"] : []),
      ];
      scene.check(clause, {
        title: "shows no sign of success beside a state below zero",
        ok: signs.length === 0,
        expected: "neither a result nor progress 100",
        actual: signs.length === 0 ? describeSeen(seen) : `${signs.join(" and ")} (${describeSeen(seen)})`,
        shownBy: [seen],
      });
    }
  },
});
