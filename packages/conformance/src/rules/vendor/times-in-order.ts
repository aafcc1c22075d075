import { binding } from "../../binding.js";
import { valueAt } from "../../values-at.js";
import { integerOf } from "../integer-of.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";
import type { Seen } from "../seen.js";

/** How far two clocks are apart at most; a time zone that was added by mistake makes half an hour or more. */
const clocksApartS = 900;

/**
 * A task is complete no sooner than it was created, neither time changes from answer to answer, and both are of the time
 * in which the task was asked for and answered. When its work begins is held against nothing: the vendors' own samples
 * have it before the creation. By whose clock a time is told no document says, so that a wrong one is only warned of.
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
    judgeByClock(scene, times.completed);
    if (!scene.target.endpoint.routes.poll) return;
    judgeByClock(scene, times.created);
    for (const field of [times.created, times.completed]) judgeSteady(scene, field);
  },
});

interface TimeField {
  readonly at: string;
  readonly clause: string;
}

/** A time lies between the request that began the task and the answer that tells it. */
function judgeByClock(scene: Scene, { at, clause }: TimeField): void {
  for (const seen of scene.answers) {
    const told = integerOf(valueAt(seen.json, at));
    const asked = askedAt(scene, seen);
    if (told === undefined || asked === undefined) continue;
    const [from, to] = [Math.floor(asked / 1000), Math.ceil(seen.endedAt / 1000)];
    scene.check(binding(scene.target, [clause])[0], {
      title: "tells a time between request and answer",
      ok: told >= from - clocksApartS && told <= to + clocksApartS,
      mild: true,
      expected: `${at}: ${from} to ${to}, give or take ${clocksApartS} s`,
      actual: `${at}: ${told}`,
      shownBy: [seen],
    });
  }
}

/** When the request left that began the task of an answer; undefined where it was not seen. */
function askedAt({ tasks }: Scene, seen: Seen): number | undefined {
  const isSubmit = ({ exchange }: Seen) => exchange.operation === "submit";
  if (isSubmit(seen)) return seen.startedAt;
  return seen.taskId === undefined ? undefined : tasks.get(seen.taskId)?.find(isSubmit)?.startedAt;
}

function judgeSteady(scene: Scene, { at, clause }: TimeField): void {
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
