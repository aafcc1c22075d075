import { describeScenario } from "../../testing/describe-scenario.js";
import { statusAgreement } from "./status-agreement.js";

describeScenario(statusAgreement, (target) => [
  {
    when: "answers with another HTTP status",
    faults: [{ fault: "rewrite-answer", with: { status: 499 } }],
    fails: statusAgreement.decides(target),
  },
]);
