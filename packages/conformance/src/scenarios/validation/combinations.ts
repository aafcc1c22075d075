import type { RequestChange } from "@graycard/core";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeRefusal } from "../judge.js";

function rules({ endpoint, readings }: Target): readonly { readonly clause: string; readonly change: RequestChange }[] {
  return endpoint.constraints.flatMap((constraint) => {
    const change = constraint.counterexample(readings as never);
    return typeof constraint.clause === "string" && change ? [{ clause: constraint.clause, change }] : [];
  });
}

/** A request that breaks a rule over several fields is turned away. */
export const combinations = defineScenario({
  id: "combinations",
  area: "validation",
  decides: (target) => clausesOf(rules(target).map(({ clause }) => clause)),
  async run(trial) {
    const picture = await trial.picture();
    for (const { clause, change } of rules(trial.target)) {
      const answer = await trial.submit(picture, { change });
      const what = change.drop ? `without ${change.drop.join(", ")}` : `with ${JSON.stringify(change.set)}`;
      judgeRefusal(trial, clause, "invalid-parameter", answer, `refuses a request ${what}`);
    }
  },
});
