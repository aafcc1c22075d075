import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { bodyStatus } from "./body-status.js";

describeRule(bodyStatus, (target) => [
  {
    when: "HTTP says otherwise than the body",
    change: (exchanges) => rewritten(exchanges, { vendor: target.vendor, phase: "refused", status: 499 }),
    fails: bodyStatus.decides(target),
  },
]);
