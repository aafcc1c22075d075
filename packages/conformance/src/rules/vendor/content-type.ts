import { binding } from "../../binding.js";
import { isSameContentType } from "../../same-content-type.js";
import { isOfAnotherLayer } from "../gateway-refusal.js";
import { defineRule } from "../rule.js";
import { isBinary } from "../seen.js";

/** Answers are labelled as the document says. */
export const contentTypeRule = defineRule({
  id: "content-type",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.promises.contentType, target.vendor.promises.errorContentType]),
  judge(scene) {
    const { promises, json } = scene.target.vendor;
    for (const seen of scene.answers) {
      if (isBinary(seen) || isOfAnotherLayer(scene.target, seen)) continue;
      const failed = seen.reading?.phase === "refused" || seen.reading?.phase === "failed";
      const actual = seen.exchange.response?.headers["content-type"];
      scene.check(binding(scene.target, [failed ? promises.errorContentType : promises.contentType])[0], {
        title: "labels its JSON",
        ok: isSameContentType(actual ?? "", json.contentType),
        expected: json.contentType,
        actual: actual ?? "no content type",
        shownBy: [seen],
      });
    }
  },
});
