import { describeScenario } from "../../../testing/describe-scenario.js";
import { media } from "./media.js";

describeScenario(media, (target) => [
  {
    when: "fails at all work",
    faults: [{ fault: "task-outcome", with: { code: 20001 } }],
    fails: media.decides(target),
  },
]);
