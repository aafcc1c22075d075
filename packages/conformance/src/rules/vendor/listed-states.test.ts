import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { listedStates } from "./listed-states.js";

describeRule(listedStates, (target) => [
  {
    when: "a state is above all of the table",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.state": 77 } }),
    fails: listedStates.decides(target),
  },
  {
    when: "a state below zero is not listed",
    change: (exchanges) => rewritten(exchanges, { vendor: target.vendor, phase: "failed", set: { "data.state": -77 } }),
    fails: [],
  },
]);
