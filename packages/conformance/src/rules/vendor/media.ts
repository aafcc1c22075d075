import { binding } from "../../binding.js";
import { shownValue, valueAt } from "../../values-at.js";
import { defineRule } from "../rule.js";
import { describeSeen } from "../seen.js";

/** The answer lists a medium for each medium sent. */
export const mediaRule = defineRule({
  id: "media",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.media?.clause]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const { media } = scene.target.vendor.invariants;
    if (!media) return;
    for (const seen of scene.answers) {
      if (seen.reading?.phase !== "succeeded") continue;
      const list = valueAt(seen.json, media.at);
      const sent = seen.fields?.[media.asked];
      const items: readonly unknown[] = Array.isArray(list) ? list : [];
      const empty = items.find((item) => !media.has.every((name) => valueAt(item, name) !== undefined));
      // How many were sent only counts where it is known.
      const wanted = Array.isArray(sent) ? sent.length : items.length;
      scene.check(clause, {
        title: "answers each medium with one",
        ok: items.length === wanted && empty === undefined && items.length > 0,
        expected: `${media.at} with ${wanted} item(s), each with ${media.has.join(", ")}`,
        actual:
          empty === undefined
            ? `${items.length} item(s) (${describeSeen(seen)})`
            : `an item that is ${shownValue(empty)}`,
        shownBy: [seen],
      });
    }
  },
});
