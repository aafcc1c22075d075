import { fingerprintOf } from "../fingerprint.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";
import type { Seen } from "../seen.js";

const practice = "practice.pay-once";

/** The same work is not submitted again after it was taken on, nor after an answer that was lost. */
export const payOnce = defineRule({
  id: "pay-once",
  side: "client",
  decides: () => [practice],
  judge(scene) {
    const submits = scene.own.filter(({ exchange }) => exchange.operation === "submit");
    const before = new Map<string, Seen[]>();
    for (const seen of submits) {
      const work = fingerprintOf(seen, scene.target.endpoint);
      if (work === undefined && submits.length > 1) {
        scene.cannot(
          practice,
          `What ${seen.exchange.id} submitted cannot be told from other work: the recording shows too little of it.`,
        );
        continue;
      }
      const known = before.get(work ?? "") ?? [];
      const first = known.find((each) => mayBeCharged(each, seen, scene));
      scene.check(practice, {
        title: "submits the same work once",
        ok: first === undefined,
        expected: "no second submit of work that was taken on, or may have been",
        actual:
          first === undefined
            ? "each work once"
            : `submitted again ${first.status === undefined ? "after an answer that was lost" : "after it had been taken on"}`,
        shownBy: first ? [first, seen] : [seen],
      });
      known.push(seen);
      before.set(work ?? "", known);
    }
  },
});

/** What was refused costs nothing, and asking again for work that failed is no mistake. */
function mayBeCharged(first: Seen, again: Seen, { tasks }: Scene): boolean {
  const phase = first.reading?.phase;
  if (first.status === undefined) return true;
  if (phase !== "accepted" && phase !== "running" && phase !== "succeeded") return false;
  const told = tasks.get(first.taskId ?? "") ?? [];
  return !told.some(({ reading, endedAt }) => reading?.phase === "failed" && endedAt <= again.startedAt);
}
