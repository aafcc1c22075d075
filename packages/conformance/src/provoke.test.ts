import { picwish, type Situation, systemClock } from "@graycard/core";
import { createMock, provoke } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { runSuite } from "./runner.js";
import { scenarios } from "./scenarios/index.js";
import { urlSubject } from "./url-subject.js";

type Provoke = (situation: Situation) => Readonly<Record<string, string>> | undefined;

/** Judges a mock over a port. */
async function verdictsBy(ask: Provoke | undefined, select: readonly string[]): Promise<readonly string[]> {
  const mock = createMock({ vendors: [picwish], pace: "instant", qps: "off" });
  const { url, close } = await mock.listen();
  try {
    const options = { vendor: picwish, edition: "documented", credential: ["any key"], qps: "off" } as const;
    const subject = urlSubject({
      ...options,
      baseUrl: url,
      clock: systemClock,
      fetch,
      ...(ask ? { provoke: ask } : {}),
    });
    const run = await runSuite({ subjects: [subject], scenarios, select, version: "test", now: () => 0 });
    return run.checks.map(({ clause, verdict }) => `${clause} ${verdict}`).sort();
  } finally {
    await close();
  }
}

const select = ["picwish/scale/task/own-failures", "picwish/scale/envelope/statuses#picwish.status.500"];
const clauses = ["picwish.state.failed", "picwish.state.result-upload", "picwish.status.500"];

describe("what no request brings about", () => {
  it("is judged of a subject that comes to it when it is asked", async () => {
    const ask: Provoke = (situation) => provoke(situation, picwish);
    expect(await verdictsBy(ask, select)).toEqual(clauses.map((clause) => `${clause} pass`));
  });

  it("does not apply to one that offers no way to ask", async () => {
    expect(await verdictsBy(undefined, select)).toEqual(clauses.map((clause) => `${clause} not-applicable`));
  });

  it("is held against one that offers it and does not keep its word", async () => {
    expect(await verdictsBy(() => ({}), select)).toEqual(clauses.map((clause) => `${clause} fail`));
  });
});
