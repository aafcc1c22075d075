import { describeScenario } from "../../testing/describe-scenario.js";
import { failureClause } from "../judge.js";
import { workTime } from "./work-time.js";

describeScenario(workTime, (target) => {
  const { limits, promises } = target.vendor;
  const longest = String(limits.processingMs?.clause);
  const usual = String(limits.usualMs?.clause);
  const late = [failureClause(target, "timeout") ?? "", promises.timesOutByItself ?? ""];
  return [
    {
      when: "takes 20 seconds for everything",
      faults: [{ fault: "slow-task", with: { workMs: 20_000 } }],
      fails: [usual],
    },
    {
      when: "works for two minutes if it has to",
      faults: [{ fault: "other-limit", with: { limit: "processingMs", value: 120_000 } }],
      fails: [longest, ...late],
    },
    {
      when: "has another number for work that took too long",
      faults: [{ fault: "rewrite-answer", with: { set: { "data.state": -1 } } }],
      fails: late,
    },
  ];
});
