import { binding } from "../../binding.js";
import { groupedBy } from "../in-time.js";
import { linksOf, placeKey } from "../requests.js";
import { defineRule } from "../rule.js";
import type { Seen } from "../seen.js";

/** Work that failed is not gone on with: nothing is asked for or downloaded of it any more. */
export const judgeFirst = defineRule({
  id: "judge-first",
  side: "client",
  decides: (target) => binding(target, target.vendor.duties.judgeFirst ?? []),
  judge(scene) {
    const later = {
      polls: groupedBy(scene.own, ({ askedFor }) => askedFor),
      downloads: groupedBy(scene.own, ({ exchange }) =>
        exchange.operation === "fetch-result" ? placeKey(exchange.request.url) : undefined,
      ),
    };
    for (const failed of scene.answers) {
      const { reading, taskId } = failed;
      if (reading?.phase !== "failed" && reading?.phase !== "refused") continue;
      const gone = goneOnWith(later, failed);
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

interface Later {
  readonly polls: ReadonlyMap<string, readonly Seen[]>;
  readonly downloads: ReadonlyMap<string, readonly Seen[]>;
}

/** What was asked for after it was known to be in vain. A refusal that may pass is no end. */
function goneOnWith({ polls, downloads }: Later, failed: Seen): readonly Seen[] {
  const { reading, taskId } = failed;
  if (reading?.phase === "refused" && (reading.code === 429 || reading.code >= 500)) return [];
  const places = new Set(linksOf(failed).map(({ place }) => place));
  return [...(polls.get(taskId ?? "") ?? []), ...[...places].flatMap((place) => downloads.get(place) ?? [])].filter(
    (seen) => seen !== failed && seen.startedAt >= failed.endedAt,
  );
}
