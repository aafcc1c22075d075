import { describeRule } from "../../testing/describe-rule.js";
import { lastPollChanged, rewritten } from "../../testing/rewrite.js";
import { timesInOrder } from "./times-in-order.js";

describeRule(timesInOrder, (target) => {
  const { vendor, endpoint } = target;
  const { times } = vendor.invariants;
  return [
    {
      when: "a task is complete before it was created",
      change: (exchanges) =>
        rewritten(exchanges, { vendor, phase: "succeeded", set: { "data.completed_at": 1000000000 } }),
      fails: [times?.completed.clause ?? ""],
    },
    ...(endpoint.routes.poll
      ? [
          {
            when: "the time of a creation changes",
            change: (exchanges: Parameters<typeof rewritten>[0]) =>
              lastPollChanged(exchanges, vendor, { "data.created_at": 1000000000 }),
            fails: [times?.created.clause ?? ""],
          },
        ]
      : []),
  ];
});
