import {
  consoleReport,
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  markdownReport,
  type Run,
  sarifReport,
  tapReport,
} from "@graycard/conformance";
import { parseReportTargets, type ReportFormats, type ReportTarget, writeReportTargets } from "./report-target.js";

const formats: ReportFormats<Run> = {
  json: jsonReport,
  junit: junitReport,
  html: htmlReport,
  markdown: markdownReport,
  github: githubReport,
  sarif: sarifReport,
  tap: tapReport,
  console: (run) => `${consoleReport(run, { colour: false, all: true })}\n`,
};

/** Reads `--report format=path` of a conformance run, before anything is run. */
export function parseReports(texts: readonly string[], cwd: string): readonly ReportTarget<Run>[] {
  return parseReportTargets(texts, cwd, formats);
}

export function writeReports(run: Run, targets: readonly ReportTarget<Run>[]): Promise<void> {
  return writeReportTargets(run, targets);
}
