import { describeScenario } from "../../testing/describe-scenario.js";
import { sourceDownload } from "./source-download.js";

describeScenario(sourceDownload, (target) => [
  {
    when: "gives another reason",
    faults: [{ fault: "task-outcome", with: { code: -1 } }],
    fails: sourceDownload.decides(target),
  },
]);
