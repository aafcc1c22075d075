import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { otherStatus } from "./other-status.js";

describeRule(otherStatus, (target) => [
  {
    when: "a result comes under HTTP 500",
    change: (exchanges) => rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", status: 500 }),
    fails: otherStatus.decides(target),
  },
  {
    when: "a refusal comes under HTTP 500",
    change: (exchanges) => rewritten(exchanges, { vendor: target.vendor, phase: "refused", status: 500 }),
    fails: [],
  },
]);
