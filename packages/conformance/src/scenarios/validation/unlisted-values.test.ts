import { describeScenario } from "../../testing/describe-scenario.js";
import { unlistedValues } from "./unlisted-values.js";

describeScenario(unlistedValues, (target) => [
  {
    when: "does not check parameters",
    faults: [{ fault: "skip-check", with: { check: "validate" } }],
    fails: unlistedValues.decides(target),
  },
]);
