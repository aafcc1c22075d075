/** @graycard/conformance: tells whether a subject keeps to a vendor's documents. */

// What came of it
export type { Check } from "./check.js";
export type { Answer } from "./conversation.js";
export { type EmbeddedMock, embeddedSubject } from "./embedded-subject.js";
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
