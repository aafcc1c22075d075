import { binding } from "../../binding.js";
import { defineRule } from "../rule.js";
import { describeSeen, isBinary, outputsOf } from "../seen.js";

/** Whoever judges the work by its state is never wrong: a result is there exactly when the state says success. */
export const stateDecides = defineRule({
  id: "state-decides",
  side: "vendor",
  decides: (target) =>
    binding(target, [...(target.vendor.invariants.stateDecides ?? []), target.vendor.promises.failedWithoutResult]),
  judge(scene) {
    const { invariants, promises } = scene.target.vendor;
    for (const seen of scene.answers) {
      const { reading } = seen;
      if (!reading || !("state" in reading) || isBinary(seen)) continue;
      const hasResult = outputsOf(seen).length > 0;
      const finding = {
        title: "has a result exactly when its state says success",
        ok: hasResult === (reading.phase === "succeeded"),
        expected: reading.phase === "succeeded" ? "a result" : "no result",
        actual: `${hasResult ? "a result" : "no result"} (${describeSeen(seen)})`,
        shownBy: [seen],
      };
      for (const clause of binding(scene.target, invariants.stateDecides ?? [])) scene.check(clause, finding);
      if (reading.phase !== "succeeded") scene.check(binding(scene.target, [promises.failedWithoutResult])[0], finding);
    }
  },
});
