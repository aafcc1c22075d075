import { outcomeOf, runSuite, scenarios, urlSubject } from "@graycard/conformance";
import { picwish, systemClock } from "@graycard/core";
import { createMock } from "@graycard/mock-server";
import { afterAll, expect, it } from "vitest";

// Stands for your own server: it does not look at keys.
const server = createMock({ pace: "instant", qps: "off" });
server.faults.script([{ fault: "skip-check", with: { check: "authenticate" }, times: "always" }]);
afterAll(() => server.close());

it("finds what a server does wrong", async () => {
  const { url } = await server.listen();
  const subject = urlSubject({
    baseUrl: url,
    vendor: picwish,
    edition: "documented",
    credential: ["any key"],
    qps: "off",
    clock: systemClock,
    fetch,
  });
  const run = await runSuite({
    subjects: [subject],
    scenarios,
    select: ["picwish/scale/auth/*", "picwish/scale/validation/required-fields"],
    version: "my suite",
    now: Date.now,
  });
  expect(outcomeOf(run)).toBe("findings");
  const failed = run.checks.filter((check) => check.verdict === "fail");
  expect(failed.map((check) => check.clause)).toEqual(["picwish.auth.api-key", "picwish.status.401"]);
});
