import { defineScenario } from "../../../scenario.js";
import { judgeFailure, judgeSuccess } from "../../judge.js";

const clause = "picwish.limit.long-edge";

/** The long edge is limited, whichever of the two it is: here the height. */
export const longEdge = defineScenario({
  id: "long-edge",
  area: "limits",
  vendor: "picwish",
  decides: ({ vendor, endpoint }) =>
    vendor.clauses[clause]?.sources.some(({ document }) => document === endpoint.document) ? [clause] : [],
  async run(trial) {
    const { maxSidePx = 0 } = trial.target.limits;
    const highest = await trial.outcome(await trial.picture({ width: 64, height: maxSidePx }));
    judgeSuccess(trial, clause, highest, `takes a picture ${maxSidePx} pixels high`);
    const higher = await trial.outcome(await trial.picture({ width: 64, height: maxSidePx + 1 }));
    judgeFailure(trial, clause, "invalid-image", higher, `does not take one ${maxSidePx + 1} pixels high`);
  },
});
