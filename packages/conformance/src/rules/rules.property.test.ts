import type { Exchange } from "@graycard/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Target } from "../scenario.js";
import { allTargets, judge } from "../testing/describe-rule.js";
import { healthyExchanges } from "../testing/healthy-exchanges.js";
import { rewritten } from "../testing/rewrite.js";
import { graver, type Verdict } from "../verdict.js";
import { clientRules } from "./client/index.js";
import { seenOf } from "./seen.js";
import { vendorRules } from "./vendor/index.js";

const [target] = allTargets.filter(({ endpoint }) => endpoint.routes.poll !== undefined) as [Target];

/** Exchanges of a healthy mock, some of them spoilt: there has to be something to find. */
async function spoilt(): Promise<readonly Exchange[]> {
  const exchanges = await healthyExchanges(target);
  const { vendor } = target;
  return [
    ...rewritten(exchanges.slice(0, 8), { vendor, phase: "succeeded", set: { "data.progress": 7, "data.mood": 1 } }),
    ...exchanges.slice(8),
  ];
}

function verdictsOf(exchanges: readonly Exchange[]): ReadonlyMap<string, Verdict> {
  return new Map(vendorRules.flatMap((rule) => judge(rule, target, exchanges).map(({ id, verdict }) => [id, verdict])));
}

/** What belongs together: the exchanges about one task, or one alone. */
function tasksIn(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const groups = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const key = seenOf(exchange, target.vendor).taskId ?? exchange.id;
    groups.set(key, [...(groups.get(key) ?? []), exchange]);
  }
  return [...groups.values()];
}

describe("the verdicts of rules about a vendor", () => {
  it("are the same in whatever order independent tasks come", async () => {
    const exchanges = await spoilt();
    const groups = tasksIn(exchanges);
    const expected = verdictsOf(exchanges);
    expect(new Set(expected.values()).size).toBeGreaterThan(2);
    const order = fc.shuffledSubarray([...groups], { minLength: groups.length });
    fc.assert(
      fc.property(order, (shuffled) => {
        expect(verdictsOf(shuffled.flat())).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it("are those of the parts, however a list is split between tasks", async () => {
    const exchanges = await spoilt();
    const groups = tasksIn(exchanges);
    const expected = verdictsOf(exchanges);
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: groups.length, maxLength: groups.length }), (left) => {
        const parts = [true, false].map((side) => verdictsOf(groups.filter((_, index) => left[index] === side).flat()));
        for (const [id, verdict] of expected) {
          const told = parts.flatMap((part) => part.get(id) ?? []).filter((each) => each !== "inconclusive");
          expect([id, told.length === 0 ? "inconclusive" : told.reduce<Verdict>(graver, "not-applicable")]).toEqual([
            id,
            verdict,
          ]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("are come to for whatever an answer may hold, without an error", async () => {
    const exchanges = await healthyExchanges(target);
    const anything = fc.record({
      json: fc.jsonValue({ maxDepth: 4 }),
      status: fc.integer({ min: 0, max: 999 }),
      url: fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })),
      headers: fc.dictionary(fc.string(), fc.string()),
      startedAt: fc.double(),
      fields: fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: undefined }),
      operation: fc.constantFrom("submit", "poll", "fetch-result", undefined),
    });
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 4 }), (all) => {
        const list = all.map(({ json, status, url, headers, startedAt, fields, operation }, index): Exchange => {
          const data = { status: 200, message: "success", data: json };
          const body = { bytes: 1, mediaType: "application/json", json: index % 2 === 0 ? json : data };
          return {
            ...(exchanges[0] as Exchange),
            id: `x-${index}`,
            ...(operation ? { operation } : {}),
            startedAt,
            request: { method: "POST", url, headers, ...(fields ? { body: { bytes: 1, fields } } : {}) },
            response: { status, headers, body },
          };
        });
        for (const each of allTargets) {
          const own = list.map((exchange) => ({ ...exchange, vendor: each.vendor.id, endpoint: each.endpoint.id }));
          for (const rule of [...vendorRules, ...clientRules]) judge(rule, each, own);
        }
      }),
      { numRuns: 150 },
    );
  });
});
