import { defineScenario } from "../../../scenario.js";
import { describe, isRefusal } from "../../judge.js";

const clause = "picwish.scale.return-type-by-arrangement";

/** Where return types 2 and 3 have to be arranged first, they are refused as wrong values, and in no other way. */
export const arrangedReturnTypes = defineScenario({
  id: "arranged-return-types",
  area: "validation",
  vendor: "picwish",
  decides: ({ endpoint }) => (endpoint.id === "scale" ? [clause] : []),
  async run(trial) {
    const picture = await trial.picture();
    for (const form of ["base64", "binary"] as const) {
      const answer = await trial.outcome(picture, { wishes: { mode: "sync", form } });
      trial.check(clause, {
        title: `serves ${form} results, or refuses to`,
        ok: answer.reading.phase === "succeeded" || isRefusal(trial.target, "invalid-parameter", answer),
        expected: "a result, or a refusal of the parameter",
        actual: describe(answer),
        shownBy: [answer],
      });
    }
  },
});
