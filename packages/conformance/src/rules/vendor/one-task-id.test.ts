import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { oneTaskId } from "./one-task-id.js";

describeRule(oneTaskId, (target) => [
  {
    when: "a poll is answered with another task",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, operation: "poll", set: { "data.task_id": "another" } }),
    fails: oneTaskId.decides(target),
  },
]);
