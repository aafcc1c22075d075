import { picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { consoleReport } from "../reporters/console.js";
import { htmlReport } from "../reporters/html.js";
import { jsonReport, runSchema } from "../reporters/json.js";
import { markdownReport } from "../reporters/markdown.js";
import { outcomeOf } from "../run.js";
import { runSuite } from "../runner.js";
import { scenarios } from "../scenarios/index.js";
import { mockSubject } from "../testing/mock-subject.js";
import { hostile, sampleRun } from "../testing/sample-run.js";
import { withAgainst } from "./compare-runs.js";

async function judge(options: Parameters<typeof mockSubject>[1] = {}) {
  const subjects = [mockSubject(picwish, options)];
  return runSuite({ subjects, scenarios, select: ["picwish/scale/auth/*"], version: "test", now: () => 0 });
}

const open = { faults: [{ fault: "skip-check", with: { check: "authenticate" } }] } as const;

describe("two subjects", () => {
  it("differ in nothing where both are alike, even in what they do wrong", async () => {
    expect(withAgainst(await judge(), await judge()).against.differences).toEqual([]);
    expect(withAgainst(await judge(open), await judge(open)).against.differences).toEqual([]);
  });

  it("differ where one breaks what the other keeps, whichever is first", async () => {
    const [good, bad] = [await judge(), await judge(open)];
    const { against } = withAgainst(good, bad);
    expect(against.outcome).toBe("findings");
    expect(against.differences.map(({ id, first, second }) => [id, first.verdict, second.verdict])).toEqual([
      ["picwish/scale/auth/missing-credential#picwish.auth.api-key", "pass", "fail"],
      ["picwish/scale/auth/wrong-credential#picwish.status.401", "pass", "fail"],
    ]);
    expect(withAgainst(bad, good).against.differences[0]).toMatchObject({
      first: { verdict: "fail", actual: "HTTP 200, succeeded (code 1)" },
      second: { verdict: "pass" },
    });
  });

  it("come to what the first came to", async () => {
    const [good, bad] = [await judge(), await judge(open)];
    expect(outcomeOf(withAgainst(good, bad))).toBe("conforms");
    expect(outcomeOf(withAgainst(bad, good))).toBe("findings");
  });

  it("do not differ by ids, times and counts that no two runs have alike", () => {
    const run = (id: string, actual: string) => {
      const sample = sampleRun();
      const checks = sample.checks.map((each) => (each.verdict === "warn" ? { ...each, actual } : each));
      return { ...sample, checks, exchanges: sample.exchanges.map((each) => ({ ...each, taskId: id })) };
    };
    const first = run("T-5d.7a8bb7", 'task_id: "T-5d.7a8bb7", since 1767326645 (and 39 more)');
    const second = run("T-93.a5e47b", 'task_id: "T-93.a5e47b", since 1767326999 (and 40 more)');
    expect(withAgainst(first, second).against.differences).toEqual([]);
    expect(withAgainst(first, run("T-93.a5e47b", "task_id: nothing")).against.differences).toHaveLength(1);
  });

  it("differ where both break a clause, and in different ways", () => {
    const first = sampleRun();
    const checks = first.checks.map((each) => (each.verdict === "warn" ? { ...each, actual: "something else" } : each));
    expect(withAgainst(first, sampleRun({ checks })).against.differences.map(({ clause }) => clause)).toEqual([
      "acme.state.warn",
    ]);
  });
});

describe("reports of two subjects", () => {
  const first = sampleRun({ subject: "one" });
  const checks = first.checks.map((each) =>
    each.verdict === "pass" ? { ...each, verdict: "fail" as const, actual: hostile } : each,
  );
  const run = withAgainst(first, sampleRun({ subject: "the other", checks }));

  it.each([
    ["console", consoleReport(run, { colour: false })],
    ["markdown", markdownReport(run)],
    ["html", htmlReport(run)],
    ["json", jsonReport(run)],
  ])("show and count where they differ: %s", (_, text) => {
    expect(text).toContain("the other");
    expect(text).toContain("acme/scale/task/flow-1#acme.state.pass");
    expect(text).toMatch(/1 difference|"differences": \[/);
  });

  it("take what a subject said for text", () => {
    expect(htmlReport(run)).not.toContain("<script>alert");
    expect(markdownReport(run)).not.toContain("<script>");
    expect(runSchema.parse(JSON.parse(jsonReport(run))).against?.differences).toHaveLength(1);
  });
});

describe("reports of a run that was stopped", () => {
  const stopped = { by: "budget", reason: "The run was stopped by its budget: --max-calls 3 is reached." } as const;
  const receipt = [
    {
      number: 1,
      at: "2026-01-02T03:04:05.000Z",
      vendor: "acme",
      endpoint: "scale",
      scenario: "acme/scale/task/flow-1",
    },
  ].map((entry) => ({ ...entry, outcome: "unknown" as const, credits: 2 }));
  const run = sampleRun({ stopped, receipt });

  it.each([
    ["console", consoleReport(run, { colour: false })],
    ["markdown", markdownReport(run).replaceAll("\\", "")],
    ["html", htmlReport(run)],
  ])("say why, and what was paid: %s", (_, text) => {
    expect(text).toContain(stopped.reason);
    expect(text).toContain("1 paid submits, 1 of them without an answer, 2 credits by the known prices");
    expect(outcomeOf(run)).not.toBe("findings");
  });
});
