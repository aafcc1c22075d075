import { describeScenario } from "../../testing/describe-scenario.js";
import { combinations } from "./combinations.js";

describeScenario(combinations, (target) => [
  {
    when: "does not check parameters",
    faults: [{ fault: "skip-check", with: { check: "validate" } }],
    fails: combinations.decides(target),
  },
]);
