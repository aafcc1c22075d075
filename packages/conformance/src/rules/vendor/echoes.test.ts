import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { echoes } from "./echoes.js";

describeRule(echoes, (target) => [
  {
    when: "an answer repeats what nobody asked for",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.return_type": 3 } }),
    fails: echoes.decides(target).filter((each) => each === "picwish.response.return-type-as-requested"),
  },
  {
    when: "an answer has a type that no request can ask for",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.type": "other" } }),
    fails: echoes.decides(target).filter((each) => each === "picwish.response.type-as-requested"),
  },
]);
