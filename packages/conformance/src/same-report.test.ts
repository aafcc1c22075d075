import { vendors } from "@graycard/core";
import { expect, it } from "vitest";
import { jsonReport } from "./reporters/json.js";
import { vendorRules as rules } from "./rules/vendor/index.js";
import { runSuite } from "./runner.js";
import { scenarios } from "./scenarios/index.js";
import { mockSubject } from "./testing/mock-subject.js";

it.each(["documented", "observed"] as const)(
  "the same seed and subject give the same report, %s edition",
  async (edition) => {
    const report = async () => {
      const subjects = vendors.map((vendor) => mockSubject(vendor, { edition }));
      return jsonReport(await runSuite({ subjects, scenarios, rules, version: "test", now: () => 0 }));
    };
    expect(await report()).toBe(await report());
  },
);
