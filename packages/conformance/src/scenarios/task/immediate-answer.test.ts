import { describeScenario } from "../../testing/describe-scenario.js";
import { immediateAnswer } from "./immediate-answer.js";

describeScenario(immediateAnswer, (target) => [
  {
    when: "fails at all work",
    faults: [{ fault: "task-outcome", with: { code: -1 } }],
    fails: immediateAnswer.decides(target),
  },
]);
