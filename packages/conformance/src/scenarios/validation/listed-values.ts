import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeAccepted } from "../judge.js";
import { allFields, nameOf, withField } from "./field-walk.js";

function listed({ endpoint }: Target) {
  return allFields(endpoint).flatMap(({ path, field }) =>
    field.kind === "choice"
      ? [...field.values].map((each) => ({ path, ...each, heededWith: field.heededWith ?? {} }))
      : [],
  );
}

/** Every value of a closed list is accepted. */
export const listedValues = defineScenario({
  id: "listed-values",
  area: "validation",
  decides: (target) => clausesOf(listed(target).map(({ clause }) => clause)),
  async run(trial) {
    const picture = await trial.picture();
    const fields = trial.fields(picture);
    for (const { path, value, clause, heededWith, example } of listed(trial.target)) {
      const title = `accepts ${value} for ${nameOf(path)}`;
      if (example) {
        const hosted = await trial.hostedPicture();
        judgeAccepted(trial, clause, await trial.submit(hosted, { change: example(hosted) }), title);
        continue;
      }
      const wanted = withField({ ...fields, ...heededWith }, path, value);
      judgeAccepted(trial, clause, await trial.send(wanted), title);
    }
  },
});
