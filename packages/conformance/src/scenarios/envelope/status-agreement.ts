import { clausesOf, defineScenario } from "../../scenario.js";
import { describe, refusalOf } from "../judge.js";

/** The status in the body is the HTTP status, for requests that are refused. */
export const statusAgreement = defineScenario({
  id: "status-agreement",
  area: "envelope",
  decides: ({ vendor }) => clausesOf([vendor.promises.httpStatusInBody]),
  async run(trial) {
    const { promises } = trial.target.vendor;
    for (const [fault, options] of [
      ["invalid-parameter", {}],
      ["unauthenticated", { credential: "none" }],
    ] as const) {
      // Where a refusal has no body by contract, nothing in it can agree with anything.
      if (refusalOf(trial.target, fault).body === "none") continue;
      const answer = await trial.send({}, options);
      const code = answer.reading.phase === "refused" ? answer.reading.code : undefined;
      trial.check(promises.httpStatusInBody, {
        title: "carries the same status in HTTP and in the body",
        ok: answer.json !== undefined && code === answer.status,
        expected: `HTTP ${code ?? answer.status}`,
        actual: describe(answer),
        shownBy: [answer],
      });
    }
  },
});
