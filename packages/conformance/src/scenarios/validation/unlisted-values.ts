import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal } from "../judge.js";
import { allFields, nameOf, withField } from "./field-walk.js";

const word = "graycard-unlisted";

/** What a list of whole numbers does not have: another number, one below zero, a fraction, and no number at all. */
const unlistedNumbers = [97, -1, 1.5, word] as const;

/** Choice fields with the values outside their lists that are not just overlooked. */
function choices({ endpoint, readings }: Target) {
  return allFields(endpoint).flatMap(({ path, field }) => {
    if (field.kind !== "choice") return [];
    const candidates = typeof field.values[0]?.value === "number" ? unlistedNumbers : [word];
    return candidates
      .filter((unlisted) => !field.meansAbsent?.(unlisted, readings))
      .map((unlisted) => ({ path, clause: field.clause, unlisted, heededWith: field.heededWith ?? {} }));
  });
}

/** A value that a closed list does not have is turned away. */
export const unlistedValues = defineScenario({
  id: "unlisted-values",
  area: "validation",
  decides: (target) => clausesOf(choices(target).map(({ clause }) => clause)),
  async run(trial) {
    const fields = trial.fields(await trial.picture());
    for (const { path, clause, unlisted, heededWith } of choices(trial.target)) {
      const answer = await trial.send(withField({ ...fields, ...heededWith }, path, unlisted));
      judgeRefusal(trial, clause, "invalid-parameter", answer, `refuses ${unlisted} for ${nameOf(path)}`);
    }
  },
});
