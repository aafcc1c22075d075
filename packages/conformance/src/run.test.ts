import { describe, expect, it } from "vitest";
import { consoleReport } from "./reporters/console.js";
import { githubReport } from "./reporters/github.js";
import { htmlReport } from "./reporters/html.js";
import { markdownReport } from "./reporters/markdown.js";
import { sarifReport } from "./reporters/sarif.js";
import { tapReport } from "./reporters/tap.js";
import { outcomeOf } from "./run.js";
import { sampleRun } from "./testing/sample-run.js";

const none = { pass: 0, fail: 0, warn: 0, inconclusive: 0, notApplicable: 0 };
const known = (fail: number, problems = 0) => ({
  name: "known.yaml",
  entries: 1,
  known: { fail, warn: 0, inconclusive: 0 },
  problems: Array.from({ length: problems }, () => ({ kind: "stale" as const, check: "a/**", message: "stale" })),
});

describe("the outcome of a run", () => {
  it.each([
    ["without a single check", none, "inconclusive"],
    ["of checks that do not apply", { ...none, notApplicable: 3 }, "inconclusive"],
    ["with a failure", { ...none, pass: 5, fail: 1 }, "findings"],
    ["with something open", { ...none, pass: 5, inconclusive: 1 }, "inconclusive"],
    ["with a warning only", { ...none, pass: 5, warn: 1 }, "conforms"],
  ])("%s is told", (_, summary, outcome) => {
    expect(outcomeOf({ summary, problems: [] })).toBe(outcome);
  });

  it("does not count what is known, and counts every other failure", () => {
    expect(outcomeOf({ summary: { ...none, fail: 1 }, problems: [], baseline: known(1) })).toBe("conforms");
    expect(outcomeOf({ summary: { ...none, fail: 2 }, problems: [], baseline: known(1) })).toBe("findings");
  });

  it("is a finding when an entry of the baseline does not hold", () => {
    expect(outcomeOf({ summary: { ...none, pass: 1 }, problems: [], baseline: known(0, 1) })).toBe("findings");
  });
});

describe("a run without a single check", () => {
  const run = sampleRun({ checks: [], problems: [], exchanges: [], summary: none });

  it.each([
    ["console", consoleReport(run, { colour: false }), "not decided"],
    ["github", githubReport(run), "inconclusive"],
    ["html", htmlReport(run), "not decided"],
    ["markdown", markdownReport(run), "not decided"],
    ["sarif", sarifReport(run), '"outcome": "inconclusive"'],
    ["tap", tapReport(run), "inconclusive"],
  ])("is not called good by the %s report", (_, text, words) => {
    expect(text).toContain(words);
  });
});

describe("what a baseline knows", () => {
  const [, failed] = sampleRun().checks;
  const checks = failed
    ? [{ ...failed, known: { kind: "failing" as const, reason: "no keys yet", expires: "2026-06-30" } }]
    : [];
  const run = sampleRun({ checks, problems: [], baseline: known(1, 1) });

  it.each([
    ["console", consoleReport(run, { colour: false }), ["(known)", "no keys yet", "BASELINE  stale"]],
    ["github", githubReport(run), ["::notice title=acme", "no keys yet", "::error title=stale baseline"]],
    ["html", htmlReport(run), ["no keys yet", "stale baseline"]],
    ["markdown", markdownReport(run), ["## 1 known", "no keys yet", "**stale**"]],
    ["sarif", sarifReport(run), ['"suppressions"', "no keys yet", "stale baseline"]],
    ["tap", tapReport(run), ["# TODO", "no keys yet", "stale baseline"]],
  ])("is shown with its reason by the %s report, and so is a stale entry", (_, text, words) => {
    for (const each of words) expect(text).toContain(each);
  });
});
