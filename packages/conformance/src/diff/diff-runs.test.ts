import { describe, expect, it } from "vitest";
import type { Check } from "../check.js";
import { jsonReport } from "../reporters/json.js";
import { sampleRun } from "../testing/sample-run.js";
import type { Verdict } from "../verdict.js";
import { diffRuns } from "./diff-runs.js";
import { readRun } from "./read-run.js";

function runOf(...verdicts: readonly (Verdict | undefined)[]) {
  const [sample] = sampleRun().checks;
  const checks = verdicts.flatMap((verdict, at): Check[] =>
    sample && verdict ? [{ ...sample, id: `acme/scale/task/flow#acme.${at}`, verdict }] : [],
  );
  return sampleRun({ checks, problems: [] });
}

describe("what changed between two runs", () => {
  it.each<[Verdict | undefined, Verdict | undefined, string]>([
    ["pass", "pass", "same"],
    ["pass", "fail", "worse"],
    ["pass", "warn", "worse"],
    ["pass", "inconclusive", "worse"],
    ["inconclusive", "fail", "worse"],
    ["fail", "inconclusive", "better"],
    ["warn", "pass", "better"],
    ["not-applicable", "pass", "same"],
    [undefined, "pass", "same"],
    [undefined, "fail", "worse"],
    [undefined, "inconclusive", "worse"],
    ["pass", undefined, "worse"],
    ["fail", undefined, "same"],
  ])("from %s to %s is %s", (before, after, direction) => {
    expect(diffRuns(runOf("pass", before), runOf("pass", after)).direction).toBe(direction);
  });

  it("is worse when one check is, however many are better", () => {
    expect(diffRuns(runOf("fail", "fail", "pass"), runOf("pass", "pass", "warn")).direction).toBe("worse");
  });

  it("shows that a check saw something else, which is neither", () => {
    const before = runOf("fail");
    const after = { ...before, checks: before.checks.map((check) => ({ ...check, actual: "HTTP 500" })) };
    const diff = diffRuns(before, after);
    expect(diff).toMatchObject({ direction: "same", changed: [{ direction: "same", after: { actual: "HTTP 500" } }] });
  });

  it("is worse for a new problem of the run, and better for one that is gone", () => {
    const problems = sampleRun().problems;
    const [clean, troubled] = [runOf("pass"), { ...runOf("pass"), problems }];
    expect(diffRuns(clean, troubled)).toMatchObject({ direction: "worse", newProblems: problems });
    expect(diffRuns(troubled, clean)).toMatchObject({ direction: "better", goneProblems: problems });
  });

  it("notes that the runs were about different things", () => {
    const { notes } = diffRuns(runOf("pass"), { ...runOf("pass"), edition: "observed" });
    expect(notes).toEqual(["edition: documented before, observed after"]);
  });
});

describe("a run that is read back", () => {
  it("is the run that was written", () => {
    expect(readRun(jsonReport(sampleRun()), "a.json", "1.2.3")).toEqual(sampleRun());
  });

  it.each([
    ["no JSON", "{", /^a\.json is not JSON: /],
    ["something else", "[]", /^a\.json is no report of graycard; write one with /],
    [
      "a report of another version",
      '{"tool":"graycard","version":"0.9.0"}',
      /written by graycard 0\.9\.0, and this is 1\.2\.3/,
    ],
    ["half a report", '{"tool":"graycard","version":"1.2.3"}', /vendor: .*changed, or cut short/],
  ])("is refused when it is %s", (_, text, words) => {
    expect(() => readRun(text, "a.json", "1.2.3")).toThrow(words);
  });
});
