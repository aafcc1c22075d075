import { fingerprintOf } from "../fingerprint.js";
import { isTurnedAway, sameRequest } from "../requests.js";
import { defineRule } from "../rule.js";
import type { Seen } from "../seen.js";

const practice = "practice.back-off";

/** Who is turned away again and again waits longer; who is told how long to wait is judged by that instead. */
export const backOff = defineRule({
  id: "back-off",
  side: "client",
  decides: () => [practice],
  judge(scene) {
    const tries = new Map<string, Seen[]>();
    for (const seen of scene.own) {
      const key = sameRequest(seen, fingerprintOf(seen, scene.target.endpoint));
      if (key === undefined) continue;
      const row = tries.get(key) ?? [];
      tries.set(key, row);
      const before = row.at(-1);
      if (before && !isTurnedAway(before)) row.length = 0;
      row.push(seen);
      // Three tries, of which the first two were turned away: two waits to compare.
      const [first, second, third] = row.slice(-3);
      if (!first || !second || !third || !isTurnedAway(second) || isToldToWait(first) || isToldToWait(second)) continue;
      const [once, again] = [second.startedAt - first.endedAt, third.startedAt - second.endedAt];
      scene.check(practice, {
        title: "waits longer each time it is turned away",
        ok: again > once,
        expected: `more than ${once} ms`,
        actual: `${again} ms after ${once} ms`,
        shownBy: [first, second, third],
      });
    }
  },
});

function isToldToWait({ exchange }: Seen): boolean {
  return exchange.response?.headers["retry-after"] !== undefined;
}
