import { binding } from "../binding.js";
import { linksOf, placeKey } from "../requests.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";
import type { Seen } from "../seen.js";

/** Work that failed is not gone on with: nothing is asked for or downloaded of it any more. */
export const judgeFirst = defineRule({
  id: "judge-first",
  side: "client",
  decides: (target) => binding(target, target.vendor.duties.judgeFirst ?? []),
  judge(scene) {
    for (const failed of scene.answers) {
      const { reading, taskId } = failed;
      if (reading?.phase !== "failed" && reading?.phase !== "refused") continue;
      const gone = goneOnWith(scene, failed);
      for (const clause of this.decides(scene.target)) {
        scene.check(clause, {
          title: "does not go on with what has failed",
          ok: gone.length === 0,
          expected: "neither polls nor downloads after a failure",
          actual:
            gone.length === 0
              ? "nothing more"
              : `${gone.length} more request(s)${taskId === undefined ? "" : ` about ${taskId}`}`,
          shownBy: [failed, ...gone],
        });
      }
    }
  },
});

/** What was asked for after it was known to be in vain. A refusal that may pass is no end. */
function goneOnWith(scene: Scene, failed: Seen): readonly Seen[] {
  const { reading, taskId } = failed;
  const places = new Set(linksOf(failed).map(({ place }) => place));
  const passing = reading?.phase === "refused" && (reading.code === 429 || reading.code >= 500);
  if (passing) return [];
  return scene.own.filter((seen) => {
    if (seen === failed || seen.startedAt < failed.endedAt) return false;
    if (seen.exchange.operation === "fetch-result") return places.has(placeKey(seen.exchange.request.url));
    return seen.askedFor !== undefined && seen.askedFor === taskId;
  });
}
