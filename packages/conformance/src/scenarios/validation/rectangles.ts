import { limitClause } from "../../limit-clause.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal, judgeSuccess } from "../judge.js";
import { allFields } from "./field-walk.js";

function rectanglesOf(target: Target) {
  const at = allFields(target.endpoint).find(({ field }) => field.kind === "rectangles");
  if (at?.field.kind !== "rectangles") return undefined;
  return { name: String(at.path[0]), field: at.field, countClause: limitClause(target, "rectangles") };
}

const boxes = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, index) => ({ x: index, y: index, width: 2, height: 2 })));

/** What is no JSON, or has nothing of a box in it. */
const noBoxes = [
  ["text that is no JSON", '[{"x":0,"y":0,'],
  ["boxes without their sides", "[{}]"],
] as const;

/** As many boxes as allowed are taken, one more is not, and they are made of whole numbers. */
export const rectangles = defineScenario({
  id: "rectangles",
  area: "validation",
  decides(target) {
    const found = rectanglesOf(target);
    return found ? clausesOf([found.field.clause, found.countClause, found.field.integersClause]) : [];
  },
  async run(trial) {
    const found = rectanglesOf(trial.target);
    if (!found) return;
    const { name, field, countClause } = found;
    const picture = await trial.picture();
    const send = (value: string) => trial.submit(picture, { change: { set: { [name]: value } } });
    const most = await send(boxes(field.maxItems));
    judgeSuccess(trial, countClause, most, `takes ${field.maxItems} boxes`);
    const more = await send(boxes(field.maxItems + 1));
    judgeRefusal(trial, countClause, "invalid-parameter", more, `refuses ${field.maxItems + 1} boxes`);
    for (const [what, value] of noBoxes) {
      const [clause] = clausesOf([field.clause]);
      judgeRefusal(trial, clause, "invalid-parameter", await send(value), `refuses ${what}`);
    }
    const fraction = await send('[{"x":1.5,"y":0,"width":10,"height":10}]');
    judgeRefusal(trial, field.integersClause, "invalid-parameter", fraction, "refuses a box with a fraction");
  },
});
