import { isTerminal, type TaskState } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { describe } from "../judge.js";

function succeededClause({ vendor }: Target) {
  return Object.values(vendor.states.rows).find((row) => row.state === "succeeded")?.clause;
}

const stateOf = ({ reading }: Answer): TaskState | undefined => ("state" in reading ? reading.state : undefined);
const taskIdOf = ({ reading }: Answer) => ("taskId" in reading ? reading.taskId : undefined);

/** A task is taken on, can be asked for until it ends, and does not change after that. */
export const asyncFlow = defineScenario({
  id: "async-flow",
  area: "task",
  decides(target) {
    const { endpoint, vendor } = target;
    if (!endpoint.routes.poll) return [];
    return clausesOf([
      vendor.statuses[200]?.clause,
      succeededClause(target),
      vendor.promises.progressOnSuccess,
      vendor.promises.pollEnds,
    ]);
  },
  async run(trial) {
    const { vendor } = trial.target;
    const accepted = await trial.submit(await trial.picture(), { wishes: { mode: "async" } });
    trial.check(vendor.statuses[200]?.clause, {
      title: "answers an accepted task with status 200",
      ok: accepted.status === 200 && accepted.reading.phase === "accepted",
      expected: "HTTP 200 and a task id",
      actual: describe(accepted),
      shownBy: [accepted],
    });
    const seen = await trial.finish(accepted);
    const last = seen.at(-1) ?? accepted;
    const [succeeded] = clausesOf([succeededClause(trial.target)]);
    trial.check(succeeded, {
      title: "ends in success",
      ok: last.reading.phase === "succeeded",
      expected: "the task ends in success",
      actual: describe(last),
      shownBy: [last],
    });
    const progress = "progress" in last.reading ? last.reading.progress : undefined;
    trial.check(vendor.promises.progressOnSuccess, {
      title: "shows progress 100 at the end",
      ok: progress === 100,
      expected: "progress 100",
      actual: `progress ${progress ?? "missing"}`,
      shownBy: [last],
    });
    const taskId = taskIdOf(accepted);
    if (taskId === undefined) return;
    // Some leave the end only after they have shown it more than once.
    const again = [await trial.poll(taskId), await trial.poll(taskId)];
    const states = [...seen, ...again].map(stateOf).filter((state) => state !== undefined);
    const left = states.findIndex((state, index) => {
      const before = states[index - 1];
      // In what order a task runs through its states is not promised; that it stays where it ended is.
      return before !== undefined && isTerminal(before) && state !== before;
    });
    const stranger = [...seen, ...again].find((answer) => taskIdOf(answer) !== taskId);
    const told = stranger && taskIdOf(stranger);
    trial.check(vendor.promises.pollEnds, {
      title: "stays where it ended",
      ok: left < 0 && stranger === undefined,
      expected: "answers about one task, and an end that stays",
      actual: stranger ? `an answer about ${told ?? "no task"} to one who asked for ${taskId}` : states.join(", "),
      shownBy: [...seen, ...again],
    });
  },
});
