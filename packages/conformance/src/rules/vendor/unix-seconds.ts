import { binding } from "../../binding.js";
import { shownValue, valueAt } from "../../values-at.js";
import { integerOf } from "../integer-of.js";
import { defineRule } from "../rule.js";

/** Time stamps are whole numbers of ten digits: Unix seconds. */
export const unixSecondsRule = defineRule({
  id: "unix-seconds",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.times?.clause]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const { times } = scene.target.vendor.invariants;
    if (!times) return;
    const fields = [times.created, times.begun, times.completed].flatMap((field) => field?.at ?? []);
    for (const seen of scene.answers) {
      for (const at of fields) {
        const told = valueAt(seen.json, at);
        if (told === undefined) continue;
        scene.check(clause, {
          title: "writes times as Unix seconds",
          ok: /^\d{10}$/.test(String(integerOf(told) ?? "")),
          expected: `${at}: ten digits`,
          actual: `${at}: ${shownValue(told)}`,
          shownBy: [seen],
        });
      }
    }
  },
});
