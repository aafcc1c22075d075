// Adds up what the runners themselves reported: Vitest's JSON per project, and the conformance reports.
// A project that should have a report and has none counts as a failure, so that nothing is green by absence.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
// The exit code of the test command: lint, types and tasks that never ran have no report of their own.
const testStatus = Number(process.argv[2] ?? 0);
const projects = [
  "packages/core",
  "packages/mock-server",
  "packages/conformance",
  "packages/cli",
  "docs",
  "examples",
  "peers",
];
const conformReports = ["conform.documented.json", "conform.observed.json"];

let passed = 0;
let failed = 0;

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    console.error(`no readable report at ${path}: ${error.message}`);
    failed++;
    return undefined;
  }
}

for (const project of projects) {
  const manifest = JSON.parse(readFileSync(join(root, project, "package.json"), "utf8"));
  if (manifest.scripts?.test === undefined) continue;
  const report = read(join(root, project, ".reports", "vitest.json"));
  if (!report) continue;
  const suites = report.testResults.filter((suite) => suite.status === "failed" && suite.assertionResults.length === 0);
  for (const suite of suites) console.error(`could not be run: ${suite.name}`);
  console.log(`${project}: ${report.numPassedTests} passed, ${report.numFailedTests + suites.length} failed`);
  passed += report.numPassedTests;
  failed += report.numFailedTests + suites.length + report.numPendingTests;
  if (report.numPendingTests > 0) console.error(`${project}: ${report.numPendingTests} tests were skipped`);
}

for (const name of conformReports) {
  const report = read(join(root, "packages/cli/.reports", name));
  if (!report) continue;
  const { pass, fail, warn, inconclusive } = report.summary;
  console.log(`${name}: ${pass} passed, ${fail + warn + inconclusive} failed`);
  passed += pass;
  failed += fail + warn + inconclusive + report.problems.length;
}

if (passed === 0) failed++;
if (testStatus !== 0 && failed === 0) {
  console.error(`the test command ended with ${testStatus}`);
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
