import { vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { vendorRules } from "./rules/vendor/index.js";
import { outcomeOf } from "./run.js";
import { runSuite } from "./runner.js";
import { scenarios } from "./scenarios/index.js";
import { mockSubject } from "./testing/mock-subject.js";

describe.each(["documented", "observed"] as const)("the healthy mock in the %s edition", (edition) => {
  it.each(vendors.map((vendor) => [vendor.id, vendor] as const))("conforms for %s", async (_id, vendor) => {
    const subjects = [mockSubject(vendor, { edition })];
    const run = await runSuite({ subjects, scenarios, rules: vendorRules, version: "test", now: () => 0 });
    const unhappy = run.checks.filter((check) => check.verdict !== "pass" && check.verdict !== "not-applicable");
    expect(unhappy).toEqual([]);
    expect(run.problems).toEqual([]);
    expect(outcomeOf(run)).toBe("conforms");
  });
});
