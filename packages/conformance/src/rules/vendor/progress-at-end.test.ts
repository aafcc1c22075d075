import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { progressAtEnd } from "./progress-at-end.js";

describeRule(progressAtEnd, ({ vendor }) => [
  {
    when: "success shows progress 99",
    change: (exchanges) => rewritten(exchanges, { vendor, phase: "succeeded", set: { "data.progress": 99 } }),
    fails: [vendor.promises.progressOnSuccess ?? ""],
  },
  {
    when: "failure shows progress 50",
    change: (exchanges) => rewritten(exchanges, { vendor, phase: "failed", set: { "data.progress": 50 } }),
    fails: [vendor.promises.progressOnFailure ?? ""],
  },
]);
