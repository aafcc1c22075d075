import { describeScenario } from "../../testing/describe-scenario.js";
import { requiredFieldsScenario } from "./required-fields.js";

describeScenario(requiredFieldsScenario, (target) => [
  {
    when: "does not check parameters",
    faults: [{ fault: "skip-check", with: { check: "validate" } }],
    fails: requiredFieldsScenario.decides(target),
  },
]);
