import { binding } from "../../binding.js";
import { parametersOf } from "../place.js";
import { defineRule } from "../rule.js";

/** The names without which a signed link is a damaged one: the parts of its query, in either form. */
const signed = [
  ["Expires", "OSSAccessKeyId", "Signature"],
  ["x-oss-date", "x-oss-expires", "x-oss-signature"],
];

/** An `&` that was escaped on the way is put back before the download. */
export const repairLink = defineRule({
  id: "repair-link",
  side: "client",
  decides: (target) => binding(target, [target.vendor.duties.repairLink]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    for (const seen of scene.own) {
      const { exchange } = seen;
      if (exchange.operation !== "fetch-result") continue;
      const names = parametersOf(exchange.request.url).map(([name]) => name);
      const form = signed.find((each) => each.some((name) => names.includes(name)));
      const lost = form?.filter((name) => !names.includes(name)) ?? [];
      // An encoded `?` takes all of the query into the path.
      const damaged = lost.length > 0 || /\[withheld\]$/.test(exchange.request.url.split("?", 1)[0] ?? "");
      if (!form && !damaged) continue;
      scene.check(clause, {
        title: "downloads from links whose & are whole",
        ok: !damaged,
        expected: "a query whose parameters are joined by &",
        actual: damaged ? `a query without ${lost.join(", ") || "any parameter"}` : names.join(", "),
        shownBy: [seen],
      });
    }
  },
});
