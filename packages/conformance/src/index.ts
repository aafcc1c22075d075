/** @graycard/conformance: tells whether a subject keeps to a vendor's documents. */

// The pictures of a run, for reports that show them
export { Album, type AlbumEntry, type AlbumPicture } from "./album/album.js";
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
// What a subject may lack
export {
  type Capability,
  capabilities,
  capabilityNames,
  declaredLacks,
  type Lack,
  type Lacks,
} from "./capabilities.js";
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
export { type Difference, type SideFound, withAgainst } from "./compare/compare-runs.js";
export type { Answer } from "./conversation.js";
export type { Coverage } from "./coverage.js";
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
export { InconclusiveError } from "./errors/inconclusive-error.js";
export { NotOfferedError } from "./errors/not-offered-error.js";
export { ReportFileError } from "./errors/report-file-error.js";
export { RunStoppedError } from "./errors/run-stopped-error.js";
export { SubjectUnreachableError } from "./errors/subject-unreachable-error.js";
// What it may cost
export { interruptibleClock } from "./guard/interruptible-clock.js";
export type { ReceiptEntry, ReceiptEvent } from "./guard/receipt.js";
export {
  type Charge,
  type Departure,
  SpendGuard,
  type SpendGuardOptions,
  type Stop,
  type Ticket,
} from "./guard/spend-guard.js";
export type { PaceBy } from "./pace.js";
export { openPictureHost, type PictureHost } from "./picture-host.js";
export type { PictureManner } from "./picture-manner.js";
export { type MeasuredTrial, measureTrials } from "./plan/measure-trials.js";
export {
  type Cover,
  type PlannedPurchase,
  type PlanOptions,
  type PurchasePlan,
  planPurchase,
} from "./plan/plan-purchase.js";
// Reports
export { consoleCheckLine, consoleReport } from "./reporters/console.js";
export { githubReport } from "./reporters/github.js";
export { type HtmlOptions, htmlReport } from "./reporters/html.js";
export { jsonReport, runSchema } from "./reporters/json.js";
export { junitReport } from "./reporters/junit.js";
export { markdownReport } from "./reporters/markdown.js";
export { sarifReport } from "./reporters/sarif.js";
export { tapReport } from "./reporters/tap.js";
// Rules
export { type AuditOptions, auditExchanges } from "./rules/audit.js";
export { clientRules } from "./rules/client/index.js";
export { plannedRules, type RuledRun } from "./rules/in-a-run.js";
export type { PlannedRule } from "./rules/judge-by-rules.js";
export { type Practice, type PracticeId, practices } from "./rules/practices.js";
export { defineRule, type Rule, type Side, sides } from "./rules/rule.js";
export type { RuleFinding } from "./rules/rule-checks.js";
export type { Reporting, Scene } from "./rules/scene.js";
export type { Seen } from "./rules/seen.js";
export { vendorRules } from "./rules/vendor/index.js";
export { type Against, type Outcome, outcomeOf, type Problem, type Run, type Summary } from "./run.js";
// Running
export {
  type OpenClause,
  type PlannedTrial,
  planRun,
  type RunOptions,
  type RunWatch,
  runSuite,
  scenarioPath,
} from "./runner.js";
// Writing scenarios
export { type Area, areas, clausesOf, defineScenario, type Scenario, type Target } from "./scenario.js";
export { scenarios } from "./scenarios/index.js";
export { isSelected } from "./select.js";
export type { Subject } from "./subject.js";
export { type Finding, type SubmitOptions, Trial } from "./trial.js";
export { type UrlSubjectOptions, urlSubject } from "./url-subject.js";
export { type Verdict, verdicts } from "./verdict.js";
