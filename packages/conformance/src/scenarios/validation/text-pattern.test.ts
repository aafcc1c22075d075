import { describeScenario } from "../../testing/describe-scenario.js";
import { textPattern } from "./text-pattern.js";

describeScenario(textPattern, (target) => [
  {
    when: "does not check parameters",
    faults: [{ fault: "skip-check", with: { check: "validate" } }],
    fails: textPattern.decides(target),
  },
]);
