import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { unixSecondsRule } from "./unix-seconds.js";

describeRule(unixSecondsRule, (target) => [
  {
    when: "a time is in milliseconds",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.created_at": 1700000000000 } }),
    fails: unixSecondsRule.decides(target),
  },
  {
    when: "a time is text",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.completed_at": "1700000000" } }),
    fails: unixSecondsRule.decides(target),
  },
]);
