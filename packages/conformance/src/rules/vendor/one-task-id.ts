import { binding } from "../../binding.js";
import { valueAt } from "../../values-at.js";
import { defineRule } from "../rule.js";

/** Whoever asks for a task is told of that task. */
export const oneTaskId = defineRule({
  id: "one-task-id",
  side: "vendor",
  decides: (target) => (target.endpoint.routes.poll ? binding(target, [target.vendor.invariants.taskId?.clause]) : []),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const { taskId } = scene.target.vendor.invariants;
    if (!taskId) return;
    for (const seen of scene.answers) {
      const { askedFor } = seen;
      const told = valueAt(seen.json, taskId.at);
      if (askedFor === undefined || told === undefined) continue;
      scene.check(clause, {
        title: "tells of the task that was asked for",
        ok: told === askedFor,
        expected: `${taskId.at}: ${askedFor}`,
        actual: `${taskId.at}: ${String(told)}`,
        shownBy: [seen],
      });
    }
  },
});
