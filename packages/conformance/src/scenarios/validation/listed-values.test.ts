import { describeScenario } from "../../testing/describe-scenario.js";
import { listedValues } from "./listed-values.js";

describeScenario(listedValues, (target) => [
  {
    when: "refuses every request",
    faults: [{ fault: "refuse", with: { fault: "invalid-parameter" } }],
    fails: listedValues.decides(target),
  },
]);
