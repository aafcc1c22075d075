import { describeScenario } from "../../testing/describe-scenario.js";
import { repair } from "./repair.js";

describeScenario(repair, (target) => [
  {
    when: "changes all of the picture",
    faults: [{ fault: "bad-result", with: { pixels: "negative" } }],
    fails: repair.decides(target),
  },
]);
