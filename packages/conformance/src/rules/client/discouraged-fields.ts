import { binding } from "../../binding.js";
import type { Target } from "../../scenario.js";
import { defineRule } from "../rule.js";

/** Fields that the documents advise against are not used. */
export const discouragedFields = defineRule({
  id: "discouraged-fields",
  side: "client",
  decides: (target) => discouragedOn(target).map(({ clause }) => clause),
  judge(scene) {
    for (const seen of scene.own) {
      if (seen.exchange.operation !== "submit") continue;
      for (const { field, clause } of discouragedOn(scene.target)) {
        if (!seen.fields) {
          scene.cannot(clause, `What ${seen.exchange.id} sent is not in the recording.`);
          continue;
        }
        const used = seen.fields[field] !== undefined;
        scene.check(clause, {
          title: `does without ${field}`,
          ok: !used,
          expected: `a request without ${field}`,
          actual: used ? `${field} is sent` : `no ${field}`,
          shownBy: [seen],
        });
      }
    }
  },
});

function discouragedOn(target: Target) {
  const all = target.vendor.duties.discouraged ?? [];
  const bound = binding(
    target,
    all.map(({ clause }) => clause),
  );
  return all.filter(({ field, clause }) => bound.includes(clause) && Object.hasOwn(target.endpoint.fields, field));
}
