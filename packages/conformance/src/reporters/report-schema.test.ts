import { vendors } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { vendorRules as rules } from "../rules/vendor/index.js";
import { runSuite } from "../runner.js";
import { scenarios } from "../scenarios/index.js";
import { mockSubject } from "../testing/mock-subject.js";
import { sampleRun } from "../testing/sample-run.js";
import { jsonReport, runSchema } from "./json.js";

// Readers let fields pass that they do not know, so the schema of what is read is the one that is published.
const schema = z.toJSONSchema(runSchema, { io: "input" });
// Another validator than the one that the schema is made with. Formats stand beside a pattern each.
const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(schema);

function issuesOf(report: string): unknown {
  return validate(JSON.parse(report)) ? undefined : validate.errors;
}

describe("the published schema of the JSON report", () => {
  it("is that of the code", async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../../report.schema.json");
  });

  it.each(["documented", "observed"] as const)("holds for a whole run in the %s edition", async (edition) => {
    const subjects = vendors.map((vendor) => mockSubject(vendor, { edition }));
    const run = await runSuite({ subjects, scenarios, rules, version: "test", now: () => 0 });
    expect(issuesOf(jsonReport(run))).toBeUndefined();
  });

  it("holds for findings, problems, and what a baseline knows", () => {
    const [, failed] = sampleRun().checks;
    const known = { kind: "failing" as const, reason: "no keys yet", expires: "2026-06-30" };
    const run = sampleRun({
      checks: failed ? [{ ...failed, known }] : [],
      baseline: {
        name: "known.yaml",
        entries: 1,
        known: { fail: 1, warn: 0, inconclusive: 0 },
        problems: [{ kind: "stale", check: "a/**", message: "It passes." }],
      },
    });
    expect(issuesOf(jsonReport(run))).toBeUndefined();
  });

  it.each([
    ["a verdict that there is not", '"verdict": "pass"', '"verdict": "maybe"'],
    ["a check without its source", '"section": "Response fields"', '"part": "Response fields"'],
    ["another tool", '"tool": "graycard"', '"tool": "another"'],
  ])("refuses %s", (_, from, to) => {
    expect(issuesOf(jsonReport(sampleRun()).replace(from, to))).toBeDefined();
  });
});
