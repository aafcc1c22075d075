import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal } from "../judge.js";
import { allFields, nameOf, withField } from "./field-walk.js";

/** Choice fields that have a value outside their list which is not just overlooked. */
function choices({ endpoint, readings }: Target) {
  return allFields(endpoint).flatMap(({ path, field }) => {
    if (field.kind !== "choice") return [];
    const unlisted = typeof field.values[0]?.value === "number" ? 97 : "graycard-unlisted";
    if (field.meansAbsent?.(unlisted, readings)) return [];
    return [{ path, clause: field.clause, unlisted, heededWith: field.heededWith ?? {} }];
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
