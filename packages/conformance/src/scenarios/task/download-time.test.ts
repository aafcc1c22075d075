import { describeScenario } from "../../testing/describe-scenario.js";
import { downloadTime } from "./download-time.js";

describeScenario(downloadTime, (target) => [
  {
    when: "waits for twice as long",
    faults: [{ fault: "other-limit", with: { limit: "downloadMs", value: 20_000 } }],
    fails: downloadTime.decides(target),
  },
  {
    when: "waits for half as long",
    faults: [{ fault: "other-limit", with: { limit: "downloadMs", value: 5000 } }],
    fails: downloadTime.decides(target),
  },
  {
    when: "gives another reason",
    faults: [{ fault: "task-outcome", after: 1, with: { code: -1 } }],
    fails: downloadTime.decides(target),
  },
]);
