import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { failedStatus } from "./failed-status.js";

describeRule(failedStatus, (target) => [
  {
    when: "failed work is told of under HTTP 500",
    change: (exchanges) => rewritten(exchanges, { vendor: target.vendor, phase: "failed", status: 500 }),
    fails: failedStatus.decides(target),
  },
]);
