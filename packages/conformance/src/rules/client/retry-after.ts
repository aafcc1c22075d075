import { firstAt } from "../in-time.js";
import { apiRequests, isTurnedAway } from "../requests.js";
import { defineRule } from "../rule.js";
import type { Seen } from "../seen.js";

const toleranceMs = 50;
const practice = "practice.retry-after";

/** Who is told how long to wait waits that long. */
export const retryAfter = defineRule({
  id: "retry-after",
  side: "client",
  decides: () => [practice],
  judge(scene) {
    const requests = apiRequests(scene);
    for (const refused of scene.own.filter(isTurnedAway)) {
      const waitMs = waitOf(refused);
      if (waitMs === undefined) continue;
      const later = firstAt(requests, refused.endedAt);
      const next = requests.slice(later, later + 2).find((seen) => seen !== refused);
      const waited = next && next.startedAt - refused.endedAt;
      const ok = waited === undefined || waited >= waitMs - toleranceMs;
      scene.check(practice, {
        title: "waits as long as it is told to",
        ok,
        expected: `${waitMs} ms without a request, as Retry-After says`,
        actual: waited === undefined ? "no further request" : `a request after ${waited} ms`,
        shownBy: next && !ok ? [refused, next] : [refused],
      });
    }
  },
});

/** In milliseconds from the answer; the header has seconds, or a date. */
function waitOf({ exchange, endedAt }: Seen): number | undefined {
  const text = exchange.response?.headers["retry-after"]?.trim() ?? "";
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const at = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - endedAt);
}
