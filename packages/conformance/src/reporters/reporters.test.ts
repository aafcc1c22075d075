import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Parser } from "tap-parser";
import { describe, expect, it } from "vitest";
import { summarize } from "../run.js";
import { exchangedRun, hostile, sampleRun } from "../testing/sample-run.js";
import { consoleReport } from "./console.js";
import { githubReport } from "./github.js";
import { htmlReport } from "./html.js";
import { jsonReport, runSchema } from "./json.js";
import { junitReport } from "./junit.js";
import { markdownReport } from "./markdown.js";
import { sarifReport } from "./sarif.js";
import { tapReport } from "./tap.js";

const run = sampleRun();
const seen = exchangedRun();
const told = {
  ...{ junitReport, tapReport, githubReport, markdownReport, sarifReport, htmlReport },
  consoleReport: (each: typeof run) => consoleReport(each, { colour: false }),
};
const compared = { markdownReport, htmlReport, consoleReport: told.consoleReport };
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

/** What a reader sees: marks and escapes of a format taken away. */
function plain(report: string): string {
  const signs = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" } as Record<string, string>;
  return report
    .replace(/<style>[\s\S]*<\/style>/, "")
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => signs[entity] ?? entity)
    .replace(/%0A/g, "\n")
    .replace(/%3A/g, ":")
    .replace(/%2C/g, ",")
    .replace(/\\(.)/g, "$1");
}

describe.each(Object.entries(told))("what %s tells of a check", (_, report) => {
  const shown = plain(report(seen));

  it.each(["fail", "warn"])("is all there is to a verdict of %s", (verdict) => {
    expect(shown).toContain(`acme.${verdict}`);
    expect(shown).toContain(`is ${verdict}`);
    expect(shown).toContain(`wanted for ${verdict}`);
    expect(shown).toContain(`got for ${verdict}`);
    expect(shown).toContain(`section of ${verdict}`);
    expect(shown).toMatch(verdict === "fail" ? /must/ : /should/);
  });

  it("is why a check is inconclusive, and where it is written", () => {
    expect(shown).toContain("acme.inconclusive");
    expect(shown).toContain("open because");
    expect(shown).toContain("section of inconclusive");
  });

  it.each(["fail", "warn"])("has the exchange that shows a verdict of %s, as it was redacted", (verdict) => {
    expect(shown).toContain(`POST http://127.0.0.1:9/${verdict}`);
    expect(shown).toContain(`HTTP 20${verdict.length}`);
    expect(shown).toContain("[withheld]");
    expect(shown).toContain(`told ${verdict}`);
  });

  it("is all there is where a baseline knows it, too", () => {
    const known = { kind: "failing", reason: "as ever", expires: "2027-01-01" } as const;
    const checks = seen.checks.map((check) => (check.verdict === "fail" ? { ...check, known } : check));
    const text = plain(report({ ...seen, checks }));
    for (const part of ["acme.fail", "wanted for fail", "got for fail", "section of fail", "as ever"]) {
      expect(text).toContain(part);
    }
  });
});

describe.each(Object.entries(compared))("where two subjects differ, %s", (_, report) => {
  it("says what was expected of both, and what came of each", () => {
    const sides = {
      first: { verdict: "pass", actual: "one came" },
      second: { verdict: "fail", actual: "two came" },
    } as const;
    const difference = { id: "acme/scale/task/flow#acme.pass", clause: "acme.pass", title: "is pass", ...sides };
    const { summary } = seen;
    const against = { subject: "other", outcome: "findings" as const, summary, differences: [difference] };
    const text = plain(report({ ...seen, against }));
    for (const part of ["wanted for pass", "section of pass", "one came", "two came"]) expect(text).toContain(part);
  });
});

describe.each([
  ["no check", []],
  ["no check that applies", seen.checks.filter(({ verdict }) => verdict === "not-applicable")],
])("a run with %s", (_, checks) => {
  const empty = sampleRun({ checks, summary: summarize(checks), problems: [], exchanges: [], subject: "some" });

  it.each(Object.entries(told))("says in %s that nothing was found out", (_name, report) => {
    const text = plain(report(empty));
    expect(text).toContain("nothing was found out about it");
    expect(text).not.toMatch(/\bconforms\b/);
  });

  it("says so in JSON", () => {
    expect(JSON.parse(jsonReport(empty))).toMatchObject({ outcome: "inconclusive" });
    expect(runSchema.safeParse(JSON.parse(jsonReport(empty))).success).toBe(true);
  });

  it("is red in every format that a machine reads", () => {
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(
      junitReport(empty),
    );
    expect(testsuites).toMatchObject({ errors: "1", tests: String(checks.length + 1) });
    expect(tapReport(empty)).toMatch(/^not ok \d+ - some$/m);
    expect(githubReport(empty)).toMatch(/^::error title=nothing-judged/m);
    expect(JSON.parse(sarifReport(empty)).runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error" }],
    });
  });
});

describe("a run that was stopped after checks that all passed", () => {
  const passed = seen.checks.filter(({ verdict }) => verdict === "pass");
  const stopped = { by: "budget", reason: "No more than 3 calls." } as const;
  const short = sampleRun({ checks: passed, summary: summarize(passed), problems: [], stopped });

  it("is red in every format that a machine reads", () => {
    expect(JSON.parse(jsonReport(short)).outcome).toBe("budget-stop");
    expect(junitReport(short)).toContain('errors="1"');
    expect(tapReport(short)).toMatch(/^not ok /m);
    expect(githubReport(short)).toMatch(/^::error title=stopped by budget/m);
    expect(JSON.parse(sarifReport(short)).runs[0].invocations[0].executionSuccessful).toBe(false);
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

describe("a report on the console", () => {
  it("shows what moves a cursor or turns text around, and does not obey it", () => {
    const text = consoleReport(run, { colour: false, all: true });
    expect(text).toContain("\\u001b[31m");
    expect([...text].filter((sign) => sign !== "\n" && /\p{Cc}/u.test(sign))).toEqual([]);
    expect(text).not.toMatch(/^(?:::error|not ok)/m);
  });
});

describe("a JSON report", () => {
  it("is what its schema says, and the run as it was", () => {
    const parsed = JSON.parse(jsonReport(run));
    expect(runSchema.safeParse(parsed).success).toBe(true);
    expect(parsed).toEqual({ ...run, outcome: "harness-fault" });
  });
});
