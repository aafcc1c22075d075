import type { AnyVendor } from "@graycard/core";
import { binding } from "../../binding.js";
import { valueAt } from "../../values-at.js";
import { integerOf } from "../integer-of.js";
import { defineRule } from "../rule.js";
import { isBinary, type Seen } from "../seen.js";

/** An answer under another status than 200 tells of no work: nothing accepted, nothing under way, no result. */
export const otherStatus = defineRule({
  id: "other-status",
  side: "vendor",
  decides: (target) => binding(target, target.vendor.invariants.otherStatus ?? []),
  judge(scene) {
    const { vendor } = scene.target;
    for (const seen of scene.answers) {
      const shown = statusesOf(seen, vendor);
      const other = shown.find((status) => status !== 200);
      const work = workToldBy(seen, vendor);
      const ok = other === undefined || work === undefined;
      for (const clause of this.decides(scene.target)) {
        scene.check(clause, {
          title: "tells of work under status 200 alone",
          ok,
          expected: other === undefined ? "status 200, and what became of the request" : `status ${other}, and no work`,
          actual: `status ${other ?? 200}, and ${work ?? "no work"}`,
          shownBy: [seen],
        });
      }
    }
  },
});

function statusesOf({ status, json }: Seen, { invariants }: AnyVendor): readonly number[] {
  const own = invariants.bodyStatus === undefined ? undefined : integerOf(valueAt(json, invariants.bodyStatus));
  return [status, own].filter((each) => each !== undefined);
}

/** What the answer would tell of work if its status were that of success. */
function workToldBy(seen: Seen, { invariants, readAnswer }: AnyVendor): string | undefined {
  if (isBinary(seen)) return "a picture";
  const { json } = seen;
  const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
  const read = readAnswer(200, isObject && invariants.bodyStatus ? { ...json, [invariants.bodyStatus]: 200 } : json);
  if (read.phase === "accepted") return "a task that was accepted";
  return read.phase === "running" || read.phase === "succeeded"
    ? `work that ${read.phase === "running" ? "is running" : "succeeded"} (code ${read.code})`
    : undefined;
}
