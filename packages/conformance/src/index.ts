/** @graycard/conformance: tells whether a subject keeps to a vendor's documents. */

// What is known not to pass
export {
  applyBaseline,
  type BaselineProblem,
  type BaselineQuestion,
  type BaselineResult,
  type KnownCheck,
} from "./baseline/apply-baseline.js";
export { type Baseline, type BaselineEntry, type BaselineKind, baselineSchema } from "./baseline/baseline.js";
export { readBaseline } from "./baseline/read-baseline.js";
export { writeBaseline } from "./baseline/write-baseline.js";
// What came of it
export type { Check } from "./check.js";
// What is judged
export {
  type ClauseCoverage,
  type ClauseStatus,
  coverClauses,
  coverSections,
  type SectionCoverage,
} from "./clauses/cover-clauses.js";
export type { Answer } from "./conversation.js";
// What changed
export {
  type ChangedCheck,
  type Direction,
  diffRuns,
  type LoneCheck,
  type Outline,
  type RunDiff,
} from "./diff/diff-runs.js";
export { readRun } from "./diff/read-run.js";
export { type EmbeddedMock, embeddedSubject } from "./embedded-subject.js";
export { BaselineError } from "./errors/baseline-error.js";
export { ReportFileError } from "./errors/report-file-error.js";
export { SubjectUnreachableError } from "./errors/subject-unreachable-error.js";
export { openPictureHost, type PictureHost } from "./picture-host.js";
// Reports
export { consoleCheckLine, consoleReport } from "./reporters/console.js";
export { githubReport } from "./reporters/github.js";
export { htmlReport } from "./reporters/html.js";
export { jsonReport, runSchema } from "./reporters/json.js";
export { junitReport } from "./reporters/junit.js";
export { markdownReport } from "./reporters/markdown.js";
export { sarifReport } from "./reporters/sarif.js";
export { tapReport } from "./reporters/tap.js";
export { type Coverage, type Outcome, outcomeOf, type Problem, type Run, type Summary } from "./run.js";
// Running
export { type PlannedTrial, planRun, type RunOptions, runSuite } from "./runner.js";
// Writing scenarios
export { type Area, areas, clausesOf, defineScenario, type Scenario, type Target } from "./scenario.js";
export { scenarios } from "./scenarios/index.js";
export { isSelected } from "./select.js";
export type { Subject } from "./subject.js";
export { type Finding, type SubmitOptions, Trial } from "./trial.js";
export { type UrlSubjectOptions, urlSubject } from "./url-subject.js";
export { type Verdict, verdicts } from "./verdict.js";
