import { isTerminal } from "@graycard/core";
import { binding } from "../../binding.js";
import { groupedBy } from "../in-time.js";
import { defineRule } from "../rule.js";

/** Nobody asks for a task any more once its end was told. */
export const pollsEnd = defineRule({
  id: "polls-end",
  side: "client",
  decides: (target) => (target.endpoint.routes.poll ? binding(target, [target.vendor.promises.pollEnds]) : []),
  judge(scene) {
    const [clause] = this.decides(scene.target);
    const polls = groupedBy(scene.own, ({ askedFor }) => askedFor);
    for (const [taskId, answers] of scene.tasks) {
      const end = answers.find(
        ({ reading }) => reading !== undefined && "state" in reading && isTerminal(reading.state),
      );
      if (!end) continue;
      const late = (polls.get(taskId) ?? []).filter((seen) => seen !== end && seen.startedAt >= end.endedAt);
      scene.check(clause, {
        title: "stops asking once the task has ended",
        ok: late.length === 0,
        expected: "no request for a task that is known to have ended",
        actual: late.length === 0 ? "none" : `${late.length} more after the end of ${taskId}`,
        shownBy: late.length === 0 ? [end] : [end, ...late],
      });
    }
  },
});
