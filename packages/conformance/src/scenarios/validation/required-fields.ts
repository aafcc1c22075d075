import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal } from "../judge.js";
import { allFields, nameOf, withField } from "./field-walk.js";

function requiredFields({ endpoint, readings }: Target) {
  return allFields(endpoint).filter(({ field }) => field.required(readings));
}

/** A request without one of its required fields is turned away. */
export const requiredFieldsScenario = defineScenario({
  id: "required-fields",
  area: "validation",
  decides: (target) => clausesOf(requiredFields(target).map(({ field }) => field.clause)),
  async run(trial) {
    const fields = trial.fields(await trial.picture());
    for (const { path, field } of requiredFields(trial.target)) {
      const answer = await trial.send(withField(fields, path, undefined));
      judgeRefusal(trial, field.clause, "invalid-parameter", answer, `refuses a request without ${nameOf(path)}`);
    }
  },
});
