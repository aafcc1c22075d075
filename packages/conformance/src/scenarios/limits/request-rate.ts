import { clearOfRate } from "../../clear-of-rate.js";
import { limitClause } from "../../limit-clause.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { describe, isRefusal, refusalOf } from "../judge.js";

function clauses(target: Target) {
  if (target.limits.qps === undefined) return [];
  return clausesOf([limitClause(target, "qps"), refusalOf(target, "rate-limited").clauseId]);
}

/** Requests sent at once beyond the documented rate: enough that some are over it wherever a second begins. */
const timesTheRate = 4;

/** More requests in a second than allowed are turned away. They are requests that could not cost anything. */
export const requestRate = defineScenario({
  id: "request-rate",
  area: "limits",
  alone: true,
  decides: clauses,
  async run(trial) {
    const { target } = trial;
    if (trial.subject.qps === undefined) {
      for (const clause of clauses(target)) trial.notApplicable(clause, "The run was asked to keep to no rate.");
      return;
    }
    trial.need("over-rate");
    const qps = target.limits.qps ?? 0;
    const count = Math.ceil(qps * timesTheRate);
    const atEase = await trial.send({});
    await clearOfRate(trial.subject);
    const answers = await trial.burst(Array.from({ length: count }, () => trial.request({})));
    // Where no document says how it is refused, it has to be refused otherwise than at ease.
    const refused = answers.filter(
      (answer) => isRefusal(target, "rate-limited", answer) && describe(answer) !== describe(atEase),
    );
    for (const clause of clauses(target)) {
      trial.check(clause, {
        title: `turns requests away beyond ${qps} per second`,
        ok: refused.length > 0 && refused.length < count,
        expected: `some, and not all, of ${count} requests at once are refused for their rate`,
        actual: `${refused.length} of ${count} were refused for it`,
        shownBy: answers,
      });
    }
    // The window has to pass before anything else is sent.
    await clearOfRate(trial.subject);
  },
});
