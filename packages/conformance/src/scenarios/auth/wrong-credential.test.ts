import { describeScenario } from "../../testing/describe-scenario.js";
import { wrongCredential } from "./wrong-credential.js";

describeScenario(wrongCredential, (target) => [
  {
    when: "does not look at credentials",
    faults: [{ fault: "skip-check", with: { check: "authenticate" } }],
    fails: wrongCredential.decides(target),
  },
]);
