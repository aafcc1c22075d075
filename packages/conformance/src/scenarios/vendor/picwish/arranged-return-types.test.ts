import { describeScenario } from "../../../testing/describe-scenario.js";
import { arrangedReturnTypes } from "./arranged-return-types.js";

describeScenario(arrangedReturnTypes, (target) => [
  {
    when: "fails at what was not arranged",
    faults: [{ fault: "task-outcome", with: { code: -1 } }],
    fails: arrangedReturnTypes.decides(target),
  },
]);
