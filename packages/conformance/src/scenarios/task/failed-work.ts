import { codeOfReason } from "@graycard/core";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { brokenPicture } from "../broken-picture.js";
import { describe, judgeFailure } from "../judge.js";

function invalidImageClause({ vendor }: Target) {
  const code = codeOfReason(vendor.states, "invalid-image");
  return code === undefined ? undefined : vendor.states.rows[code]?.clause;
}

/** A file that is no picture makes the work fail, under the status and with the fields that failures have. */
export const failedWork = defineScenario({
  id: "failed-work",
  area: "task",
  decides(target) {
    const { promises, statuses } = target.vendor;
    const ownStatus = promises.failureIsAccepted ?? statuses[400]?.clause;
    return clausesOf([invalidImageClause(target), promises.progressOnFailure, promises.failedWithoutResult, ownStatus]);
  },
  async run(trial) {
    const { vendor } = trial.target;
    const { promises } = vendor;
    const answer = await trial.outcome(await brokenPicture(trial));
    const [clause] = clausesOf([invalidImageClause(trial.target)]);
    judgeFailure(trial, clause, "invalid-image", answer, "fails on a file that is no picture");
    const progress = "progress" in answer.reading ? answer.reading.progress : undefined;
    trial.check(promises.progressOnFailure, {
      title: "shows progress 0 after a failure",
      ok: progress === 0,
      expected: "progress 0",
      actual: `progress ${progress ?? "missing"}`,
      shownBy: [answer],
    });
    const results = "outputs" in answer.reading ? Object.keys(answer.reading.outputs[0] ?? {}) : [];
    trial.check(promises.failedWithoutResult, {
      title: "gives no result for work that failed",
      ok: answer.reading.phase === "failed" && results.length === 0,
      expected: "no result",
      actual: results.length === 0 ? describe(answer) : `a result: ${results.join(", ")}`,
      shownBy: [answer],
    });
    const code = "code" in answer.reading ? answer.reading.code : 0;
    const { phase } = answer.reading;
    // Where failed work is no accepted request, failing and refusing are one.
    const failed = phase === "failed" || (promises.failureIsAccepted === undefined && phase === "refused");
    const expected = vendor.failedHttpStatus(code, trial.target.readings as never);
    trial.check(promises.failureIsAccepted ?? vendor.statuses[400]?.clause, {
      title: `tells of failed work under HTTP ${expected}`,
      ok: answer.status === expected && failed,
      expected: `HTTP ${expected}`,
      actual: describe(answer),
      shownBy: [answer],
    });
  },
});
