import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { workTime } from "./work-time.js";

describeRule(workTime, (target) => [
  {
    when: "work takes minutes",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.processed_at": 1000000000 } }),
    fails: workTime.decides(target),
  },
]);
