import { meitu, systemClock } from "@graycard/core";
import { expect, it } from "vitest";
import { runSuite } from "./runner.js";
import { scenarios } from "./scenarios/index.js";
import { urlSubject } from "./url-subject.js";

it("a run that cannot reach its subject says so once, and nothing of the credential", async () => {
  let asked = 0;
  const subject = urlSubject({
    baseUrl: "http://127.0.0.1:1",
    vendor: meitu,
    edition: "documented",
    credential: ["canary-key", "canary-secret"],
    qps: "off",
    clock: systemClock,
    fetch: async (request) => {
      asked++;
      throw new TypeError(`cannot reach ${request.url}: refused`);
    },
  });
  const run = await runSuite({ subjects: [subject], scenarios, version: "test", now: () => 0 });
  expect(run.problems).toHaveLength(1);
  expect(run.problems[0]?.message).toContain("http://127.0.0.1:1");
  // No more than were on their way when the first one failed.
  expect(asked).toBeLessThanOrEqual(subject.parallel);
  expect(new Set(run.checks.map((check) => check.verdict))).toEqual(new Set(["inconclusive"]));
  expect(JSON.stringify(run)).not.toMatch(/canary/);
});
