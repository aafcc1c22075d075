import { allOf } from "../../properties/all-of.js";
import { isChangedWithin } from "../../properties/is-changed-within.js";
import { isUnchangedOutside } from "../../properties/is-unchanged-outside.js";
import { toleranceOf } from "../../properties/tolerance.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { noWayToOurPictures, type Trial } from "../../trial.js";
import { canCarry } from "../carried.js";
import { allFields } from "../validation/field-walk.js";
import { type RepairCase, repairCases } from "./repair-cases.js";
import { checkProperty, seePicture } from "./see-picture.js";
import { spotsAt, spottedPicture, spottedPixels } from "./spotted.js";

function clausesIn({ clauses, repaired = [], kept = [] }: RepairCase): readonly string[] {
  return [...clauses, ...repaired, ...kept];
}

/** What is marked is repaired, by boxes or by a mask however it is sent, and the rest of the picture stays as it was. */
export const repair = defineScenario({
  id: "repair",
  area: "result",
  decides: (target) => (target.endpoint.work === "inpaint" ? clausesOf(repairCases(target).flatMap(clausesIn)) : []),
  async run(trial) {
    for (const each of repairCases(trial.target)) {
      if (each.vias.every((via) => canCarry(trial, via))) await judge(trial, each);
      else for (const clause of clausesIn(each)) trial.inconclusive(clause, noWayToOurPictures);
    }
  },
});

async function judge(trial: Trial, each: RepairCase): Promise<void> {
  const picture = await spottedPicture(trial);
  const fields = { ...withoutMarks(trial.target, trial.fields(picture)), ...(await each.fields(trial)) };
  const seen = await trial.finish(await trial.send(fields));
  const result = await seePicture(trial, seen.at(-1) ?? seen[0]);
  const before = spottedPixels();
  const inside = each.spots
    .map((spot) => isChangedWithin(before, result.pixels, spotsAt(spot)))
    .reduce((one, other) => (one.ok ? other : one));
  const outside = isUnchangedOutside(before, result.pixels, each.region, toleranceOf(result.format));
  for (const clause of each.clauses) checkProperty(trial, clause, each.title, result, allOf(inside, outside));
  for (const clause of each.repaired ?? []) checkProperty(trial, clause, each.title, result, inside);
  for (const clause of each.kept ?? [])
    checkProperty(trial, clause, "keeps what a mask does not mark", result, outside);
}

/** The example of an endpoint marks something by itself. */
function withoutMarks({ endpoint }: Target, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const marks = allFields(endpoint).filter(({ field }) => field.kind === "rectangles");
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !marks.some(({ path }) => path[0] === name)));
}
