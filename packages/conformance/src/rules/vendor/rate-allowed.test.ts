import { type Exchange, vendors } from "@graycard/core";
import { expect, it } from "vitest";
import { allTargets, brokenBy, describeRule, judge } from "../../testing/describe-rule.js";
import { healthyExchanges } from "../../testing/healthy-exchanges.js";
import { rewritten } from "../../testing/rewrite.js";
import { rateAllowed } from "./rate-allowed.js";

const tooMany = { status: 429, set: { status: 429, message: "Too many requests" } };

describeRule(rateAllowed, (target) => [
  {
    when: "a request at ease is turned away for its rate",
    change: (exchanges) => rewritten(exchanges, { vendor: target.vendor, phase: "refused", ...tooMany }),
    fails: rateAllowed.decides(target),
  },
]);

const target = allTargets.find(({ vendor }) => vendor.id === "aliyun-market");

/** One request that was refused for its rate, and others around it. */
async function refusedBeside(...others: readonly Partial<Exchange>[]): Promise<readonly Exchange[]> {
  if (!target) throw new Error(`There are ${vendors.map(({ id }) => id).join(", ")} only.`);
  const all = await healthyExchanges(target);
  const refused = rewritten(all, { vendor: target.vendor, phase: "refused", ...tooMany }).find(
    ({ response }) => response?.status === 429,
  );
  if (!refused) throw new Error("Nothing was refused.");
  const at = { ...refused, startedAt: 10_000, durationMs: 10 };
  return [...others.map((other, index) => ({ ...at, id: `beside-${index}`, ...other })), at];
}

it.each<[string, readonly Partial<Exchange>[], number]>([
  ["alone", [], 1],
  ["after another", [{ startedAt: 9500 }], 1],
  ["a second and more after two others", [{ startedAt: 8900 }, { startedAt: 8900 }], 1],
  ["within a second of two others", [{ startedAt: 9100 }, { startedAt: 9500 }], 0],
  [
    "when two others were answered within a second before",
    [{ startedAt: 2000, durationMs: 7500 }, { startedAt: 9500 }],
    0,
  ],
  ["when two others were under way", [{ startedAt: 10_005 }, { startedAt: 10_005 }], 0],
])("a refusal %s is judged by how many requests there may have been", async (_, others, broken) => {
  if (!target) throw new Error("There is no such vendor.");
  const exchanges = await refusedBeside(
    ...others.map((other) => ({ ...other, operation: "poll" as const, endpoint: "" })),
  );
  expect(brokenBy(rateAllowed, target, exchanges)).toHaveLength(broken);
  expect(judge(rateAllowed, target, exchanges).map(({ verdict }) => verdict)).toEqual([
    broken ? "warn" : "not-applicable",
  ]);
});

it("files that are fetched are no requests of the rate", async () => {
  if (!target) throw new Error("There is no such vendor.");
  const fetched = { operation: "fetch-result" as const, endpoint: "", startedAt: 9900 };
  const exchanges = await refusedBeside(fetched, fetched, fetched);
  expect(brokenBy(rateAllowed, target, exchanges)).toHaveLength(1);
});
