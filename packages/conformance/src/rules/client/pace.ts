import { binding } from "../../binding.js";
import { limitClause } from "../../limit-clause.js";
import { apiRequests } from "../requests.js";
import { defineRule } from "../rule.js";

/** How far a recording may be off: clocks and networks move a request by as much. */
const toleranceMs = 50;

/** No second has more requests than are allowed, wherever it begins; all endpoints of a vendor share the rate. */
export const pace = defineRule({
  id: "pace",
  side: "client",
  decides: (target) => binding(target, [limitClause(target, "qps")]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const { qps } = scene.target.limits;
    if (clause === undefined || qps === undefined) return;
    const most = Math.max(1, Math.floor(qps));
    const windowMs = (most / qps) * 1000 - toleranceMs;
    const requests = apiRequests(scene);
    for (const [index, first] of requests.entries()) {
      const burst = requests.slice(index, index + most + 1);
      // Who is found too fast on this endpoint is shown by it.
      if (!burst.some(({ exchange }) => exchange.endpoint === scene.target.endpoint.id)) continue;
      const last = burst[most];
      const tooFast = last !== undefined && last.startedAt - first.startedAt < windowMs;
      scene.check(clause, {
        title: `sends at most ${qps} requests in any second`,
        ok: !tooFast,
        expected: `at most ${qps} requests in any second`,
        actual: tooFast ? `${most + 1} requests within ${last.startedAt - first.startedAt} ms` : "no second with more",
        shownBy: tooFast ? burst : [first],
      });
    }
  },
});
