import { describeRule } from "../../testing/describe-rule.js";
import { rewritten } from "../../testing/rewrite.js";
import { taskIdForm } from "./task-id-form.js";

describeRule(taskIdForm, (target) => [
  {
    when: "a task has a number for its id",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "accepted", set: { "data.task_id": "4711" } }),
    fails: taskIdForm.decides(target),
  },
]);
