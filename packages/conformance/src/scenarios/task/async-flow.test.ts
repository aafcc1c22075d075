import { picwish } from "@graycard/core";
import { expect, it } from "vitest";
import { runSuite } from "../../runner.js";
import { describeScenario } from "../../testing/describe-scenario.js";
import { mockSubject } from "../../testing/mock-subject.js";
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

it.each([
  ["another", { set: { "data.task_id": "another" } }, /^an answer about another to one who asked for \S+$/],
  ["no", { remove: ["data.task_id"] }, /^an answer about no task to one who asked for \S+$/],
])("says that an answer is about %s task", async (_, change, told) => {
  const subjects = [
    mockSubject(picwish, { faults: [{ fault: "rewrite-answer", operation: "poll", after: 1, with: change }] }),
  ];
  const select = ["picwish/scale/task/async-flow#picwish.poll.ends-at-success-or-failure"];
  const run = await runSuite({ subjects, scenarios: [asyncFlow], select, version: "test", now: () => 0 });
  expect(run.checks.map(({ actual }) => actual)).toEqual([expect.stringMatching(told)]);
});
