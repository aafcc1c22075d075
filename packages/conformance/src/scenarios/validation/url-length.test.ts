import { describeScenario } from "../../testing/describe-scenario.js";
import { urlLength } from "./url-length.js";

describeScenario(urlLength, (target) => [
  {
    when: "does not check parameters",
    faults: [{ fault: "skip-check", with: { check: "validate" } }],
    fails: urlLength.decides(target),
  },
]);
