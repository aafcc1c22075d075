import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { listedStatus } from "./listed-status.js";

describeRule(listedStatus, (target) => [
  {
    when: "an answer has a code that no table lists, in HTTP as in the body",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "refused", status: 499, set: { status: 499 } }),
    fails: listedStatus.decides(target),
  },
  {
    when: "only HTTP has a code of its own",
    change: (exchanges) => rewritten(exchanges, { vendor: target.vendor, phase: "refused", status: 499 }),
    fails: [],
  },
]);
