import { binding } from "../../binding.js";
import { valueAt } from "../../values-at.js";
import { integerOf } from "../integer-of.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";

/**
 * A task is complete no sooner than it was created, and neither time changes from answer to answer. When its work begins
 * is held against nothing: the vendors' own samples have it before the creation.
 */
export const timesInOrder = defineRule({
  id: "times-in-order",
  side: "vendor",
  decides: (target) => {
    const { times } = target.vendor.invariants;
    return binding(target, [target.endpoint.routes.poll && times?.created.clause, times?.completed.clause]);
  },
  judge(scene) {
    const { times } = scene.target.vendor.invariants;
    if (!times) return;
    for (const seen of scene.answers) {
      const created = integerOf(valueAt(seen.json, times.created.at));
      const completed = integerOf(valueAt(seen.json, times.completed.at));
      if (created === undefined || completed === undefined) continue;
      scene.check(binding(scene.target, [times.completed.clause])[0], {
        title: "is complete no sooner than it was created",
        ok: completed >= created,
        expected: `${times.completed.at} no less than ${times.created.at}`,
        actual: `${times.completed.at}: ${completed}, ${times.created.at}: ${created}`,
        shownBy: [seen],
      });
    }
    if (scene.target.endpoint.routes.poll)
      for (const field of [times.created, times.completed]) judgeSteady(scene, field);
  },
});

function judgeSteady(scene: Scene, { at, clause }: { readonly at: string; readonly clause: string }): void {
  for (const [, answers] of scene.tasks) {
    const told = answers.filter((seen) => integerOf(valueAt(seen.json, at)) !== undefined);
    const [first] = told;
    if (!first) continue;
    const other = told.find((seen) => valueAt(seen.json, at) !== valueAt(first.json, at));
    scene.check(binding(scene.target, [clause])[0], {
      title: "keeps to a time that was told",
      ok: other === undefined,
      expected: `${at}: ${valueAt(first.json, at)} in every answer about the task`,
      actual: `${at}: ${valueAt((other ?? first).json, at)}`,
      shownBy: other ? [first, other] : [first],
    });
  }
}
