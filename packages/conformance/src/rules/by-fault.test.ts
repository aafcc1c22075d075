import { type AnyVendor, aliyunMarket, type Exchange, meitu, picwish } from "@graycard/core";
import type { ScriptedFault } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { runSuite } from "../runner.js";
import { answerFieldsScenario } from "../scenarios/envelope/answer-fields.js";
import { asyncFlow } from "../scenarios/task/async-flow.js";
import { mockSubject } from "../testing/mock-subject.js";
import { vendorRules } from "./vendor/index.js";

/** What the rules find in a run against a mock that goes wrong: `rule#clause`. */
async function found(vendor: AnyVendor, endpoint: string, fault: ScriptedFault): Promise<readonly string[]> {
  const run = await runSuite({
    subjects: [mockSubject(vendor, { faults: [fault] })],
    scenarios: [answerFieldsScenario, asyncFlow],
    rules: vendorRules,
    select: [`${vendor.id}/${endpoint}/**`],
    version: "test",
    now: () => 0,
  });
  expect(run.problems).toEqual([]);
  const ruled = run.checks.filter(({ id, verdict }) => id.includes("/rules/") && ["fail", "warn"].includes(verdict));
  return ruled.map(({ id }) => id.slice(id.indexOf("/rules/") + 7)).sort();
}

const cases: readonly (readonly [AnyVendor, string, ScriptedFault, readonly string[]])[] = [
  [picwish, "inpaint", { fault: "leave-terminal" }, ["end-stays#picwish.poll.ends-at-success-or-failure"]],
  [picwish, "scale", { fault: "backwards-progress" }, ["progress-rises#picwish.response.progress"]],
  [picwish, "scale", { fault: "unknown-state", with: { sign: "positive" } }, ["listed-states#picwish.response.state"]],
  [picwish, "inpaint", { fault: "early-expired-link" }, ["link-life#picwish.limit.link-life"]],
  [picwish, "scale", { fault: "extra-field", with: { path: "data.mood" } }, ["unlisted-fields#picwish.response.data"]],
  [
    picwish,
    "inpaint",
    { fault: "retyped-field", with: { path: "data.progress", to: "string" } },
    ["answer-fields#picwish.response.progress"],
  ],
  [picwish, "inpaint", { fault: "mangled-link", with: { how: "u0026" } }, ["link-form#picwish.link.signed-form"]],
  [
    aliyunMarket,
    "watermark",
    { fault: "missing-field", with: { path: "data.created_at" } },
    ["answer-fields#aliyun-market.response.created-at"],
  ],
  [
    meitu,
    "aiquality",
    { fault: "wrong-content-type", with: {} },
    ["content-type#meitu.error.content-type", "content-type#meitu.response.content-type"],
  ],
];

describe("a run against a mock that goes wrong", () => {
  it.each(
    cases.map(
      ([vendor, endpoint, fault, expected]) => [vendor.id, fault.fault, { vendor, endpoint, fault, expected }] as const,
    ),
  )("has the rules find it: %s, %s", async (_, __, { vendor, endpoint, fault, expected }) => {
    expect(await found(vendor, endpoint, fault)).toEqual(expect.arrayContaining([...expected]));
  });
});

describe("rules in a run", () => {
  const play = async (select: readonly string[]) => {
    const exchanges: Exchange[] = [];
    const run = await runSuite({
      subjects: [mockSubject(picwish)],
      scenarios: [answerFieldsScenario, asyncFlow],
      rules: vendorRules,
      select,
      version: "test",
      now: () => 0,
      onExchanges: (all) => exchanges.push(...all),
    });
    return { run, exchanges };
  };

  it("are not heard where a selection leaves them out", async () => {
    const { run } = await play(["picwish/scale/task/async-flow"]);
    expect(run.checks.some(({ id }) => id.includes("/rules/"))).toBe(false);
  });

  it("have every scenario played where they alone are selected, and report nothing else", async () => {
    const { run, exchanges } = await play(["picwish/scale/rules/end-stays"]);
    expect(run.checks).toMatchObject([
      { id: "picwish/scale/rules/end-stays#picwish.poll.ends-at-success-or-failure", verdict: "pass" },
    ]);
    expect(exchanges.length).toBeGreaterThan(5);
  });

  it("do not apply where the chosen scenarios show nothing, and never pass for that", async () => {
    const { run } = await play(["picwish/scale/task/**", "picwish/scale/rules/progress-at-end"]);
    const ruled = run.checks.filter(({ id }) => id.includes("/rules/"));
    expect(ruled.map(({ clause, verdict }) => [clause, verdict])).toEqual([
      ["picwish.response.progress-100", "pass"],
      ["picwish.response.progress-0", "not-applicable"],
    ]);
  });

  it("keep no secret in what they are shown", async () => {
    const { exchanges } = await play(["picwish/inpaint/rules/**"]);
    const text = JSON.stringify(exchanges);
    expect(text).toContain("Signature=[withheld]");
    expect(text).not.toMatch(/Signature=(?!\[withheld\])/);
    expect(exchanges.some(({ request }) => request.body?.fields !== undefined)).toBe(true);
  });
});
