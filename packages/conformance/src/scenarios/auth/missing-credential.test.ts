import { describeScenario } from "../../testing/describe-scenario.js";
import { missingCredential } from "./missing-credential.js";

describeScenario(missingCredential, (target) => [
  {
    when: "does not look at credentials",
    faults: [{ fault: "skip-check", with: { check: "authenticate" } }],
    fails: missingCredential.decides(target),
  },
]);
