import { defineScenario } from "../../../scenario.js";
import { judgeRefusal, judgeSuccess } from "../../judge.js";

const bodyFields = "aliyun-market.request.body-fields";
const regionRequired = "aliyun-market.request.region-required";

/** The fields of a request are read from its body, and a region is among what has to be there. */
export const requestBody = defineScenario({
  id: "request-body",
  area: "validation",
  vendor: "aliyun-market",
  decides: () => [bodyFields, regionRequired],
  async run(trial) {
    const picture = await trial.picture();
    judgeSuccess(trial, bodyFields, await trial.submit(picture), "works by the fields of the body");
    const unmarked = await trial.submit(picture, { change: { drop: ["rectangles"] } });
    judgeRefusal(trial, regionRequired, "invalid-parameter", unmarked, "refuses a request that marks nothing");
  },
});
