import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { statuses } from "./statuses.js";

describeScenario(statuses, (target): readonly Twin[] => {
  const readings = target.readings as never;
  const decided = statuses.decides(target);
  const refusals = decided.filter((clause) => clause !== target.vendor.statuses[200]?.clause);
  const success = decided.filter((clause) => !refusals.includes(clause));
  const all: Twin = {
    when: "has a status of its own for everything",
    faults: [{ fault: "rewrite-answer", with: { status: 499, set: { status: 499 } } }],
    fails: decided,
  };
  if (success.length === 0) return [all];
  const fails: Twin = {
    when: "fails at all work",
    faults: [{ fault: "task-outcome", with: { code: target.vendor.failureCode("processing", undefined, readings) } }],
    fails: success,
  };
  return [all, fails];
});
