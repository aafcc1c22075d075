import { describe, expect, it } from "vitest";
import { allTargets, describeRule, judge } from "../../testing/describe-rule.js";
import { healthyExchanges } from "../../testing/healthy-exchanges.js";
import { lastPollChanged, rewritten } from "../../testing/rewrite.js";
import { progressRises } from "./progress-rises.js";

describeRule(progressRises, (target) => [
  {
    when: "progress is past 100",
    change: (exchanges) =>
      rewritten(exchanges, { vendor: target.vendor, phase: "succeeded", set: { "data.progress": 101 } }),
    fails: progressRises.decides(target),
  },
]);

describe("progress that falls", () => {
  const tasked = allTargets.filter(({ endpoint }) => endpoint.routes.poll !== undefined);

  it.each(tasked.map((target) => [target.endpoint.id, target] as const))("is warned of on %s", async (_, target) => {
    const exchanges = lastPollChanged(await healthyExchanges(target), target.vendor, { "data.progress": 3 });
    expect(judge(progressRises, target, exchanges)).toMatchObject([
      { verdict: "warn", actual: "progress 3 after 100" },
    ]);
  });
});
