import { recognizeRefusal } from "@graycard/core";
import { binding } from "../../binding.js";
import { limitClause } from "../../limit-clause.js";
import type { Target } from "../../scenario.js";
import { defineRule } from "../rule.js";
import { describeSeen, type Seen } from "../seen.js";

const windowMs = 1000;

/**
 * Nobody is turned away for the rate who keeps to it. Only the requests of one list are known, and others may have used
 * the same credential, so that it is only warned of.
 */
export const rateAllowed = defineRule({
  id: "rate-allowed",
  side: "vendor",
  decides: (target) => (target.limits.qps === undefined ? [] : binding(target, [limitClause(target, "qps")])),
  judge(scene) {
    const { target } = scene;
    const { qps } = target.limits;
    if (qps === undefined) return;
    const [clause] = this.decides(target);
    const calls = scene.all.filter(({ exchange }) => exchange.operation !== "fetch-result");
    const counted = scene.answers.map((seen) => ({
      seen,
      count: calls.filter((other) => mayShareWindow(other, seen)).length,
    }));
    if (counted.length > 0 && counted.every(({ count }) => count > qps)) {
      scene.notApplicable(clause, `Every request may have been one of more than ${qps} within a second.`);
    }
    for (const { seen, count } of counted) {
      if (count > qps) continue;
      scene.check(clause, {
        title: "turns nobody away who keeps to the rate",
        ok: !isRateRefusal(target, seen),
        mild: true,
        expected: `no refusal for the rate of one of ${count} request(s) within a second, ${qps} being allowed`,
        actual: describeSeen(seen),
        shownBy: [seen],
      });
    }
  },
});

/** A request arrives between its start and its answer: two may have come within one window unless that rules it out. */
function mayShareWindow(other: Seen, seen: Seen): boolean {
  return other.endedAt >= seen.startedAt - windowMs && other.startedAt <= seen.endedAt;
}

function isRateRefusal({ vendor }: Target, { exchange: { response }, reading }: Seen): boolean {
  if (reading?.phase !== "refused" || !response) return false;
  const get = (name: string) => response.headers[name.toLowerCase()] ?? null;
  return recognizeRefusal(vendor, { httpStatus: response.status, headers: { get } }, reading).fault === "rate-limited";
}
