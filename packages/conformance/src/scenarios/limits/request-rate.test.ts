import { describeScenario } from "../../testing/describe-scenario.js";
import { requestRate } from "./request-rate.js";

describeScenario(requestRate, (target) => [
  {
    when: "does not count requests",
    faults: [{ fault: "skip-check", with: { check: "admit" } }],
    fails: requestRate.decides(target),
  },
]);
