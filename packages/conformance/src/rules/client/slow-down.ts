import { binding } from "../../binding.js";
import { inTime } from "../in-time.js";
import { apiRequests, isTurnedAway } from "../requests.js";
import { defineRule } from "../rule.js";

/** What is looked at on either side of a refusal. */
const spanMs = 1000;

/** In the second after a refusal for their rate there are fewer requests than in the second before it. */
export const slowDown = defineRule({
  id: "slow-down",
  side: "client",
  decides: (target) => binding(target, [target.vendor.duties.slowDown]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const requests = apiRequests(scene);
    for (const refused of scene.own.filter(isTurnedAway)) {
      const before = inTime(requests, refused.startedAt - spanMs + 1, refused.startedAt + 1);
      const after = inTime(requests, refused.endedAt, refused.endedAt + spanMs).filter((seen) => seen !== refused);
      const ok = after.length < before.length;
      scene.check(clause, {
        title: "sends fewer requests after it was refused for their rate",
        ok,
        expected: `fewer than ${before.length} in the second after the refusal`,
        actual: `${after.length} in the second after, ${before.length} in the second before`,
        shownBy: ok ? [refused] : [refused, ...after],
      });
    }
  },
});
