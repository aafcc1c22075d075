import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { brokenPicture } from "../broken-picture.js";
import { judgeRefusal, refusalOf } from "../judge.js";

/** An id that looks like one and belongs to no task. */
const nobodysTask = "00000000-0000-4000-8000-000000000000";

function clauseOf(target: Target): string | undefined {
  return refusalOf(target, "not-found").clauseId;
}

/** A task that does not exist is not found; where there are no tasks, neither is a path that does not exist. */
export const unknownAddress = defineScenario({
  id: "unknown-address",
  area: "task",
  decides: (target) => clausesOf([clauseOf(target)]),
  async run(trial) {
    const { endpoint } = trial.target;
    if (endpoint.routes.poll) {
      // Whoever does not look at the id needs some task to answer about.
      await trial.submit(await brokenPicture(trial));
      judgeRefusal(trial, clauseOf(trial.target), "not-found", await trial.poll(nobodysTask), "does not find a task");
    }
    const answer = await trial.ask(() => {
      const request = trial.request({});
      const url = new URL(request.url);
      url.pathname = `${url.pathname}-graycard-nothing-here`;
      return new Request(url, { method: "POST", headers: request.headers, body: "" });
    });
    judgeRefusal(trial, clauseOf(trial.target), "not-found", answer, "does not find a path that does not exist");
  },
});
