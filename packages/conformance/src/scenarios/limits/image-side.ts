import { limitClause } from "../../limit-clause.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeFailure, judgeSuccess } from "../judge.js";

function clauses(target: Target) {
  return { most: limitClause(target, "maxSidePx"), least: limitClause(target, "minSidePx") };
}

/** A picture with the longest and the shortest side is taken, one pixel beyond is not. */
export const imageSide = defineScenario({
  id: "image-side",
  area: "limits",
  decides: (target) => clausesOf(Object.values(clauses(target))),
  async run(trial) {
    const { most, least } = clauses(trial.target);
    const { maxSidePx, minSidePx = 0 } = trial.target.limits;
    const other = Math.max(64, minSidePx);
    if (most !== undefined && maxSidePx !== undefined) {
      const widest = await trial.outcome(await trial.picture({ width: maxSidePx, height: other }));
      judgeSuccess(trial, most, widest, `takes a picture ${maxSidePx} pixels wide`);
      const wider = await trial.outcome(await trial.picture({ width: maxSidePx + 1, height: other }));
      judgeFailure(trial, most, "invalid-image", wider, `does not take one ${maxSidePx + 1} pixels wide`);
    }
    if (least !== undefined && minSidePx > 1) {
      const smallest = await trial.outcome(await trial.picture({ width: other, height: minSidePx }));
      judgeSuccess(trial, least, smallest, `takes a picture ${minSidePx} pixels high`);
      const smaller = await trial.outcome(await trial.picture({ width: other, height: minSidePx - 1 }));
      judgeFailure(trial, least, "invalid-image", smaller, `does not take one ${minSidePx - 1} pixels high`);
    }
  },
});
