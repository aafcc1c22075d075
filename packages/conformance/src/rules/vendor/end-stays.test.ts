import { describeRule } from "../../testing/describe-rule.js";
import { lastPollChanged } from "../../testing/rewrite.js";
import { endStays } from "./end-stays.js";

describeRule(endStays, (target) => [
  {
    when: "a task runs again after its end",
    change: (exchanges) => lastPollChanged(exchanges, target.vendor, { "data.state": 4 }),
    fails: endStays.decides(target),
  },
  {
    when: "a task fails after its success",
    change: (exchanges) => lastPollChanged(exchanges, target.vendor, { "data.state": -1 }),
    fails: endStays.decides(target),
  },
]);
