import { changeFields } from "../../../testing/change-fields.js";
import { describeScenario } from "../../../testing/describe-scenario.js";
import { requestBody } from "./request-body.js";

describeScenario(requestBody, () => [
  {
    when: "does not look into the body",
    between: changeFields(() => ({})),
    fails: ["aliyun-market.request.body-fields"],
  },
  {
    when: "does not check parameters",
    faults: [{ fault: "skip-check", with: { check: "validate" } }],
    fails: ["aliyun-market.request.region-required"],
  },
]);
