import { describeScenario } from "../../testing/describe-scenario.js";
import { runningStates } from "./running-states.js";

const poll = { fault: "rewrite-answer", operation: "poll" } as const;

describeScenario(runningStates, (target) => [
  {
    when: "gives a result before the end",
    faults: [{ ...poll, with: { set: { "data.image": "https://graycard.invalid/early.jpg" } } }],
    fails: runningStates.decides(target),
  },
  {
    when: "has one number for all of them",
    faults: [{ ...poll, with: { set: { "data.state": 4 } } }],
    fails: runningStates.decides(target).filter((clause) => clause !== "picwish.state.processing"),
  },
]);
