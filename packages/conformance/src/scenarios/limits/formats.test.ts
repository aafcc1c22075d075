import { describeScenario } from "../../testing/describe-scenario.js";
import { formats } from "./formats.js";

describeScenario(formats, (target) => [
  {
    when: "fails at all work",
    faults: [{ fault: "task-outcome", with: { code: -1 } }],
    fails: formats.decides(target),
  },
]);
