import { vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { runSuite } from "../../runner.js";
import type { Scenario } from "../../scenario.js";
import { mockSubject } from "../../testing/mock-subject.js";
import { missingCredential } from "./missing-credential.js";
import { wrongCredential } from "./wrong-credential.js";

/** Where no document has a number for strangers, work that begins and fails must not pass for a refusal. */
describe.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
  "a %s of the observed edition that lets everybody in",
  (_, vendor) => {
    it.each<Scenario>([wrongCredential, missingCredential])("fails every check of $id", async (scenario) => {
      const faults = [{ fault: "skip-check", with: { check: "authenticate" } }];
      const subjects = [mockSubject(vendor, { edition: "observed", faults })];
      const run = await runSuite({ subjects, scenarios: [scenario], select: [], version: "test", now: () => 0 });
      expect(run.problems).toEqual([]);
      expect(run.checks.length).toBeGreaterThan(0);
      expect(run.checks.filter(({ verdict }) => verdict !== "fail")).toEqual([]);
    });
  },
);
