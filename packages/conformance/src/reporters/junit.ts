import library, { type Builder, type TestCase } from "junit-report-builder";
import type { Check } from "../check.js";
import type { Run } from "../run.js";
import { detailsOf, pathOf } from "./check-text.js";
import { redLinesOf } from "./problems-of.js";

// The library is one builder, whatever its types say of a default within the default.
const builder = library as unknown as Builder;

/**
 * A run as JUnit XML: a suite for each endpoint and area, a case for each check. What could not be decided is an error,
 * since nothing of JUnit's that reads as green would be true; a warning passes, with its words as output.
 */
export function junitReport(run: Run): string {
  const report = builder.newBuilder().name(`graycard conform: ${run.subject}`);
  const suites = new Map<string, ReturnType<typeof report.testSuite>>();
  for (const check of run.checks) {
    const { vendor, endpoint, area, scenario } = pathOf(check);
    const name = `${vendor}/${endpoint}/${area}`;
    let suite = suites.get(name);
    if (!suite) {
      // The report says the same for the same run: no host, no time of writing.
      suite = report.testSuite().name(name).timestamp(run.startedAt);
      suites.set(name, suite);
    }
    const testCase = suite.testCase().className(name.replaceAll("/", ".")).name(`${scenario}#${check.clause}`);
    addVerdict(testCase, check, run);
  }
  for (const problem of redLinesOf(run)) {
    const suite = report.testSuite().name(`problems/${problem.kind}`).timestamp(run.startedAt);
    suite.testCase().className(problem.kind).name(problem.scenario).error(problem.message, problem.kind);
  }
  for (const { kind, check, message } of run.baseline?.problems ?? []) {
    const suite = report.testSuite().name(`baseline/${kind}`).timestamp(run.startedAt);
    suite.testCase().className("baseline").name(check).failure(message, kind);
  }
  return report.build();
}

function addVerdict(testCase: TestCase, check: Check, run: Run): void {
  const text = detailsOf(check, run).join("\n");
  const details = cdata(text);
  // What a baseline knows is neither green nor held against the subject.
  if (check.known) {
    testCase.skipped();
    testCase.standardOutput(cdata(`${check.verdict}: ${check.title}\n${text}`));
    return;
  }
  switch (check.verdict) {
    case "fail":
      testCase.failure(check.title, check.level).stacktrace(details);
      break;
    case "inconclusive":
      testCase.error(check.reason ?? check.title, "inconclusive", details);
      break;
    case "warn":
      testCase.standardOutput(cdata(`warning: ${check.title}\n${text}`));
      break;
    case "not-applicable":
      testCase.skipped();
      testCase.standardOutput(details);
      break;
    case "pass":
      break;
  }
}

/** The library breaks up the first end of a CDATA section in a text, and leaves those after it to us. */
function cdata(text: string): string {
  const [before = "", ...rest] = text.split("]]>");
  if (rest.length === 0) return text;
  return `${before}]]>${rest.join("]]]]><![CDATA[>")}`;
}
