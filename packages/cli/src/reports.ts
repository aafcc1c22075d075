import {
  Album,
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

/** A run to write, with its pictures where it has them. */
export interface Reported {
  readonly run: Run;
  readonly album?: Album | undefined;
}

const formats: ReportFormats<Reported> = {
  json: ({ run }) => jsonReport(run),
  junit: ({ run }) => junitReport(run),
  html: ({ run, album }) => htmlReport(run, { album }),
  markdown: ({ run }) => markdownReport(run),
  github: ({ run }) => githubReport(run),
  sarif: ({ run }) => sarifReport(run),
  tap: ({ run }) => tapReport(run),
  console: ({ run }) => `${consoleReport(run, { colour: false, all: true })}\n`,
};

/** Reads `--report format=path` of a conformance run, before anything is run. */
export function parseReports(texts: readonly string[], cwd: string): readonly ReportTarget<Reported>[] {
  return parseReportTargets(texts, cwd, formats);
}

/** What keeps pictures during a run, where one of the reports shows them. */
export function albumFor(targets: readonly ReportTarget<Reported>[]): Album | undefined {
  return targets.some(({ format }) => format === "html") ? new Album() : undefined;
}

export function writeReports(reported: Reported, targets: readonly ReportTarget<Reported>[]): Promise<void> {
  return writeReportTargets(reported, targets);
}
