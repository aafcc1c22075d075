import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { negativeFails } from "./negative-fails.js";

describeRule(negativeFails, (target) => [
  {
    when: "a state below zero comes with a result",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "failed", set: { "data.image": "aGVsbG8=" } }),
    fails: negativeFails.decides(target),
  },
  {
    when: "a state below zero comes with progress 100",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "failed", set: { "data.progress": 100 } }),
    fails: negativeFails.decides(target),
  },
]);
