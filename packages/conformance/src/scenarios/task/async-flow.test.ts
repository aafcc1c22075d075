import { describeScenario } from "../../testing/describe-scenario.js";
import { asyncFlow } from "./async-flow.js";

describeScenario(asyncFlow, ({ vendor }) => {
  const accepted = vendor.statuses[200]?.clause ?? "";
  const { progressOnSuccess = "", pollEnds = "" } = vendor.promises;
  const succeeded = "picwish.state.succeeded";
  return [
    {
      when: "answers the submit with status 201",
      faults: [{ fault: "rewrite-answer", operation: "submit", with: { status: 201 } }],
      fails: [accepted, succeeded, progressOnSuccess],
    },
    {
      when: "fails at all work",
      faults: [{ fault: "task-outcome", with: { code: -1 } }],
      fails: [succeeded, progressOnSuccess],
    },
    {
      when: "stays at half of the progress",
      faults: [{ fault: "rewrite-answer", operation: "poll", with: { set: { "data.progress": 50 } } }],
      fails: [progressOnSuccess],
    },
    {
      when: "goes back to work after the end",
      faults: [
        {
          fault: "rewrite-answer",
          operation: "poll",
          times: 1,
          with: { set: { "data.state": 1, "data.progress": 100 } },
        },
      ],
      fails: [pollEnds],
    },
    {
      when: "goes back to work after it has shown the end twice",
      faults: [{ fault: "leave-terminal", with: { afterAnswers: 2 } }],
      fails: [pollEnds],
    },
    {
      when: "answers about another task",
      faults: [{ fault: "rewrite-answer", operation: "poll", after: 1, with: { set: { "data.task_id": "another" } } }],
      fails: [pollEnds],
    },
  ];
});
