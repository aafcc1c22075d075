import { readLinkLife } from "@graycard/core";
import { binding } from "../../binding.js";
import { limitClause } from "../../limit-clause.js";
import { valueAt } from "../../values-at.js";
import { integerOf } from "../integer-of.js";
import { isLink } from "../place.js";
import { defineRule } from "../rule.js";
import { outputsOf } from "../seen.js";

/** Between the end of the work and the signature of its link clocks may be read in either order. */
const toleranceS = 5;

/**
 * A link lives for as long as is promised. Of links of the older form only their end is known: it comes no sooner than
 * a whole life after the end of the work, since nothing can be signed before it is there. No clock of ours is needed.
 */
export const linkLifeRule = defineRule({
  id: "link-life",
  side: "vendor",
  decides: (target) => {
    const clause =
      target.vendor.invariants.times && target.vendor.invariants.links ? limitClause(target, "linkLifeMs") : undefined;
    return binding(target, [clause]);
  },
  judge(scene) {
    const { vendor, limits } = scene.target;
    const [clause] = this.decides(scene.target);
    const { times } = vendor.invariants;
    const { linkLifeMs } = limits;
    if (!times || linkLifeMs === undefined) return;
    for (const seen of scene.answers) {
      const completed = integerOf(valueAt(seen.json, times.completed.at));
      for (const link of outputsOf(seen).filter(isLink)) {
        const life = readLinkLife(new URL(link));
        const from = life?.startsAt === undefined ? completed : life.startsAt / 1000;
        if (!life || from === undefined) continue;
        const livesS = life.expiresAt / 1000 - from;
        scene.check(clause, {
          title: "gives links that live as long as promised",
          ok: livesS >= linkLifeMs / 1000 - toleranceS,
          expected: `${linkLifeMs / 1000} s or more from ${life.startsAt !== undefined ? "its signature" : "the end of the work"} to the end of the link`,
          actual: `${livesS} s`,
          shownBy: [seen],
        });
      }
    }
  },
});
