import { binding } from "../../binding.js";
import { isLink, parametersOf } from "../place.js";
import { defineRule } from "../rule.js";
import { outputsOf } from "../seen.js";

/**
 * Result links have the query that the documents show. Links of the newer form are let pass where the readings in force
 * have them; a link of the documented form is held to it under any.
 */
export const linkForm = defineRule({
  id: "link-form",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.links?.clause]),
  judge(scene) {
    const { vendor, readings } = scene.target;
    const [clause] = this.decides(scene.target);
    const shape = vendor.invariants.links;
    if (!shape) return;
    const isNewer = vendor.links.form(readings as never) !== "oss-v1";
    for (const seen of scene.answers) {
      for (const link of outputsOf(seen).filter(isLink)) {
        const parameters = parametersOf(link);
        const names = parameters.map(([name]) => name);
        if (isNewer && names.some((name) => name.startsWith("x-oss-"))) {
          scene.notApplicable(clause, "By the readings in force links are signed in the newer form.");
          continue;
        }
        const expires = parameters.find(([name]) => name === "Expires")?.[1] ?? "";
        const inForm = shape.exact
          ? names.join() === shape.parameters.join()
          : shape.parameters.every((name) => names.includes(name));
        scene.check(clause, {
          title: "signs its links as documented",
          ok: inForm && /^\d{10}$/.test(expires),
          expected: `${shape.parameters.join(", ")}${shape.exact ? ", in this order" : ""}, with an Expires of ten digits`,
          actual: `${names.join(", ") || "no query"}, Expires: ${expires || "missing"}`,
          shownBy: [seen],
        });
      }
    }
  },
});
