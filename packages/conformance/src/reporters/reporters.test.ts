import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Parser } from "tap-parser";
import { describe, expect, it } from "vitest";
import { hostile, sampleRun } from "../testing/sample-run.js";
import { githubReport } from "./github.js";
import { htmlReport } from "./html.js";
import { jsonReport, runSchema } from "./json.js";
import { junitReport } from "./junit.js";
import { markdownReport } from "./markdown.js";
import { sarifReport } from "./sarif.js";
import { tapReport } from "./tap.js";

const run = sampleRun();
const all = { jsonReport, junitReport, tapReport, githubReport, markdownReport, sarifReport, htmlReport };

describe.each(Object.entries(all))("%s", (_, report) => {
  it("says the same of the same run", () => {
    expect(report(sampleRun())).toBe(report(sampleRun()));
  });

  it("ends with a line end and is not empty where nothing was checked", () => {
    const text = report(sampleRun({ checks: [], problems: [], exchanges: [] }));
    expect(text.trim().length).toBeGreaterThan(20);
  });
});

describe("a JUnit report", () => {
  const xml = junitReport(run);
  const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", processEntities: true }).parse(xml);

  it("is XML, whatever a subject said", () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toContain("\u0000");
  });

  it("counts a failure, and what is undecided or a problem as errors", () => {
    expect(parsed.testsuites).toMatchObject({ tests: "6", failures: "1", errors: "2", skipped: "1" });
  });

  it("gives expected and actual of the failure, word for word", () => {
    const [, failed] = parsed.testsuites.testsuite[0].testcase;
    expect(failed.name).toBe("flow-2#acme.state.fail");
    expect(JSON.stringify(failed.failure)).toContain("expected: expected 2");
    expect(JSON.stringify(failed.failure)).toContain("alert");
  });
});

describe("a TAP report", () => {
  const results = Parser.parse(tapReport(run)) as unknown as readonly (readonly [
    string,
    { ok?: boolean; skip?: unknown; diag?: Record<string, unknown> },
  ])[];
  const asserts = results.filter(([kind]) => kind === "assert").map(([, assert]) => assert);

  it("has a line for every check and problem, and none that a subject planted", () => {
    expect(asserts.map(({ ok }) => ok)).toEqual([true, false, true, false, true, false]);
    expect(results.some(([kind]) => kind === "extra")).toBe(false);
  });

  it("skips only what is not applicable, with the reason", () => {
    expect(asserts.map(({ skip }) => skip)).toEqual(
      [false, false, false, false, "why 5", false].map((skip) => skip || expect.toSatisfy((value) => !value)),
    );
  });

  it("shows what was expected and what came, word for word", () => {
    expect(asserts[1]?.diag).toMatchObject({ expected: "expected 2", actual: hostile, verdict: "fail" });
  });
});

describe("annotations for GitHub", () => {
  it("are one command to a line: errors, warnings, and the sums", () => {
    const commands = githubReport(run)
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(commands).toEqual(["::error", "::warning", "::warning", "::error", "::notice"]);
  });

  it("escape what the runner would take for its own", () => {
    expect(githubReport(run)).toContain("%250A");
    expect(githubReport(run)).not.toMatch(/^::error::planted/m);
  });
});

describe("a Markdown report", () => {
  it("has a table for each verdict that needs a look, with whole rows", () => {
    const lines = markdownReport(run).split("\n");
    expect(lines.filter((line) => line.startsWith("## "))).toEqual([
      "## Problems",
      "## 1 failed",
      "## 1 warned",
      "## 1 inconclusive",
    ]);
    const cells = lines.filter((line) => line.startsWith("| acme/")).map((line) => line.split(/(?<!\\)\|/).length);
    expect(cells).toEqual([9, 9, 9]);
  });

  it("lets no tag of a subject through", () => {
    expect(markdownReport(run)).not.toContain("<script");
  });
});

describe("a SARIF report", () => {
  const log = JSON.parse(sarifReport(run));

  it("has the clauses as rules, and a result of the right kind for each check", () => {
    const [{ tool, results }] = log.runs;
    expect(results.map((each: { kind: string; level: string }) => [each.kind, each.level])).toEqual([
      ["pass", "none"],
      ["fail", "error"],
      ["fail", "warning"],
      ["open", "none"],
      ["notApplicable", "none"],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it("tells that the tool itself had a problem", () => {
    expect(log.runs[0].invocations[0]).toMatchObject({ executionSuccessful: false });
  });
});

describe("an HTML report", () => {
  const page = htmlReport(run);

  it("has every check with its verdict, and its evidence folded", () => {
    expect([...page.matchAll(/data-verdict="([a-z-]+)"/g)].map(([, verdict]) => verdict)).toEqual([
      ...["pass", "fail", "warn", "inconclusive", "not-applicable"],
    ]);
    expect(page).toContain("<details><summary>POST http://127.0.0.1:9/x → HTTP 200, 5 ms</summary>");
  });

  it("shows what a subject said as text, and loads nothing", () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/(?:src|href)=["']?https?:/);
  });
});

describe("a JSON report", () => {
  it("is what its schema says, and the run as it was", () => {
    const parsed = JSON.parse(jsonReport(run));
    expect(runSchema.safeParse(parsed).success).toBe(true);
    expect(parsed).toEqual(run);
  });
});
