import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal } from "../judge.js";
import { allFields, nameOf, withField } from "./field-walk.js";

function patterned({ endpoint }: Target) {
  return allFields(endpoint).flatMap(({ path, field }) =>
    field.kind === "text" && field.counterexample !== "" ? [{ path, field }] : [],
  );
}

/** Text that does not have the documented form is turned away. */
export const textPattern = defineScenario({
  id: "text-pattern",
  area: "validation",
  decides: (target) => clausesOf(patterned(target).map(({ field }) => field.clause)),
  async run(trial) {
    const fields = trial.fields(await trial.picture());
    for (const { path, field } of patterned(trial.target)) {
      if (field.kind !== "text") continue;
      const answer = await trial.send(withField({ ...fields, ...field.heededWith }, path, field.counterexample));
      const title = `refuses "${field.counterexample}" for ${nameOf(path)}`;
      judgeRefusal(trial, field.clause, "invalid-parameter", answer, title);
    }
  },
});
