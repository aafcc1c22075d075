import type { FailureReason } from "@graycard/core";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { failureClause, judgeFailure } from "../judge.js";

/** Failures that are nobody's fault but the service's. */
const reasons = ["processing", "result-upload"] as const satisfies readonly FailureReason[];

const titles = {
  processing: "tells that the work itself failed",
  "result-upload": "tells that the result could not be stored",
} as const satisfies Readonly<Record<(typeof reasons)[number], string>>;

/** Work that fails through no fault of the picture has the number for that. */
export const ownFailures = defineScenario({
  id: "own-failures",
  area: "task",
  decides: (target) => clausesOf(reasons.map((reason) => failureClause(target, reason))),
  async run(trial) {
    const { target } = trial;
    const picture = await trial.picture();
    for (const reason of reasons) {
      const clause = failureClause(target, reason);
      if (clause === undefined) continue;
      const provoke = { kind: "failed", reason } as const;
      if (!trial.canProvoke(provoke)) {
        trial.notApplicable(clause, noWay(target));
        continue;
      }
      const wishes = { mode: target.endpoint.routes.poll ? "async" : "sync" } as const;
      judgeFailure(trial, clause, reason, await trial.outcome(picture, { wishes, provoke }), titles[reason]);
    }
  },
});

function noWay({ endpoint }: Target): string {
  return `No documented request makes ${endpoint.id} fail for a reason of its own, and this subject offers no way to ask for it.`;
}
