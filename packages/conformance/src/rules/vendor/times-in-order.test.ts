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
    {
      when: "all times are of years ago",
      change: (exchanges) => {
        const long = { "data.created_at": 1500000000, "data.completed_at": 1500000000 };
        return rewritten(exchanges, { vendor, phase: "succeeded", set: long });
      },
      fails: [times?.completed.clause ?? "", endpoint.routes.poll ? (times?.created.clause ?? "") : []].flat(),
    },
    {
      when: "a task is complete hours after the answer says so",
      change: (exchanges) =>
        exchanges.flatMap((exchange) => {
          const later = exchange.startedAt / 1000 + 8 * 3600;
          return rewritten([exchange], { vendor, phase: "succeeded", set: { "data.completed_at": Math.ceil(later) } });
        }),
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
