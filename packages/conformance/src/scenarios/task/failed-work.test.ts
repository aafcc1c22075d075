import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { failedWork } from "./failed-work.js";

const elsewhere = "https://graycard.invalid/result.jpg";

describeScenario(failedWork, (target): readonly Twin[] => {
  const { promises, statuses } = target.vendor;
  const all = failedWork.decides(target);
  if (!promises.failureIsAccepted) {
    return [
      {
        when: "tells of it under HTTP 200",
        faults: [{ fault: "rewrite-answer", with: { status: 200 } }],
        fails: [statuses[400]?.clause ?? ""],
      },
    ];
  }
  const [invalidImage = ""] = all;
  const result: readonly Twin[] = promises.failedWithoutResult
    ? [
        {
          when: "gives a result all the same",
          faults: [{ fault: "rewrite-answer", with: { set: { "data.image": elsewhere } } }],
          fails: [promises.failedWithoutResult],
        },
      ]
    : [];
  return [
    {
      when: "gives another reason",
      faults: [{ fault: "task-outcome", with: { code: -1 } }],
      fails: [invalidImage],
    },
    {
      when: "shows all of the progress",
      faults: [{ fault: "rewrite-answer", with: { set: { "data.progress": 100 } } }],
      fails: [promises.progressOnFailure ?? ""],
    },
    {
      when: "tells of it under HTTP 500",
      faults: [{ fault: "rewrite-answer", with: { status: 500 } }],
      fails: all,
    },
    ...result,
  ];
});
