import { binding } from "../../binding.js";
import { shownValue, valueAt } from "../../values-at.js";
import { defineRule } from "../rule.js";

/** The id of a task looks as in the printed answers. */
export const taskIdForm = defineRule({
  id: "task-id-form",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.taskId?.form?.clause]),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const { taskId } = scene.target.vendor.invariants;
    if (!taskId?.form) return;
    const { pattern, means } = taskId.form;
    for (const seen of scene.answers) {
      const told = valueAt(seen.json, taskId.at);
      if (told === undefined) continue;
      scene.check(clause, {
        title: `names its tasks by ${means}`,
        ok: typeof told === "string" && pattern.test(told),
        expected: `${taskId.at}: ${means}`,
        actual: `${taskId.at}: ${shownValue(told)}`,
        shownBy: [seen],
      });
    }
  },
});
