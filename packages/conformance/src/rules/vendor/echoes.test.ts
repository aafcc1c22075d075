import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { echoes } from "./echoes.js";

describeRule(echoes, (target) => [
  {
    when: "an answer repeats what nobody asked for",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.return_type": 3 } }),
    fails: echoes.decides(target),
  },
]);
