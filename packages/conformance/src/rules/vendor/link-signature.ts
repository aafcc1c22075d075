import { binding } from "../../binding.js";
import { isLink } from "../place.js";
import { defineRule } from "../rule.js";
import { outputsOf } from "../seen.js";

/** The signature of a link is base64 of the right length, with its signs encoded as in the printed links. */
export const linkSignature = defineRule({
  id: "link-signature",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.links?.signature?.clause]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const expected = scene.target.vendor.invariants.links?.signature;
    if (!expected) return;
    for (const seen of scene.answers) {
      const links = outputsOf(seen).filter(isLink);
      const facts = seen.exchange.response?.body?.links ?? [];
      const signed = links.filter((link) => /[?&]Signature=/.test(link));
      if (signed.length > 0 && facts.length === 0) {
        scene.cannot(clause, `${seen.exchange.id} does not tell how the signatures of its links are written.`);
      } else if (links.length > 0 && signed.length === 0) {
        scene.notApplicable(clause, "The links have no parameter Signature.");
      }
      for (const { output, signature } of facts) {
        const { bytes, encoded, raw } = signature;
        const wrong =
          [...raw].some((sign) => expected.encoded.includes(sign)) ||
          [...encoded].some((sign) => expected.raw.includes(sign));
        scene.check(clause, {
          title: "writes signatures as in the printed links",
          ok: bytes === expected.bytes && !wrong,
          expected: `base64 of ${expected.bytes} bytes, with ${[...expected.encoded].join(" and ")} percent-encoded and ${expected.raw} as it is`,
          actual: `${output}: ${bytes === undefined ? "no base64" : `base64 of ${bytes} bytes`}, encoded: ${encoded || "none"}, as they are: ${raw || "none"}`,
          shownBy: [seen],
        });
      }
    }
  },
});
