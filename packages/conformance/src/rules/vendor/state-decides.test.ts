import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { stateDecides } from "./state-decides.js";

describeRule(stateDecides, (target) => [
  {
    when: "failed work has a result",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "failed", set: { "data.image": "aGVsbG8=" } }),
    fails: stateDecides.decides(target),
  },
  {
    when: "a state says success, and there is no result",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", remove: ["data.image", "data.mask"] }),
    fails: stateDecides.decides(target).filter((clause) => clause !== target.vendor.promises.failedWithoutResult),
  },
]);
