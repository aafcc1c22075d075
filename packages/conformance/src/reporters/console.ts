import { styleText } from "node:util";
import { printable } from "@graycard/core";
import type { Check } from "../check.js";
import type { SideFound } from "../compare/compare-runs.js";
import { outcomeOf, type Run } from "../run.js";
import type { Verdict } from "../verdict.js";
import { demandOf, knownWords } from "./check-text.js";
import { exchangeLines } from "./exchange-lines.js";
import { outcomeWords } from "./outcome-words.js";
import { problemsOf } from "./problems-of.js";
import { spendLines } from "./spend-lines.js";

export interface ConsoleOptions {
  readonly colour: boolean;
  /** Show every check, not only those that need a look. */
  readonly all?: boolean;
}

const looks: Readonly<Record<Verdict, { readonly mark: string; readonly style: "red" | "yellow" | "green" | "dim" }>> =
  {
    fail: { mark: "FAIL", style: "red" },
    warn: { mark: "warn", style: "yellow" },
    inconclusive: { mark: "????", style: "yellow" },
    pass: { mark: "pass", style: "green" },
    "not-applicable": { mark: "n/a ", style: "dim" },
  };

/**
 * One check on one line, and what it saw below it where that is not what it should be.
 *
 * @param run the run it is of, whose exchanges show it; without it they are left out
 */
export function consoleCheckLine(check: Check, { colour }: ConsoleOptions, run?: Pick<Run, "exchanges">): string {
  const { mark, style } = looks[check.verdict];
  const head = check.known
    ? `${paint("dim", mark, colour)}  ${check.id} (known)`
    : `${paint(style, mark, colour)}  ${check.id}`;
  const known = check.known ? [`      baseline  ${knownWords(check.known)}`] : [];
  if (check.verdict === "pass") return head;
  const source = `      source    ${check.source.document}, ${check.source.section} (${check.level})`;
  if (check.reason !== undefined) return [head, `      ${printable(check.reason)}`, source, ...known].join("\n");
  const exchanges = run ? exchangeLines(run, check) : [];
  return [
    head,
    `      ${printable(check.title)}`,
    `      expected  ${printable(check.expected ?? "")}`,
    `      actual    ${printable(check.actual ?? "")}`,
    source,
    ...known,
    ...exchanges.map((each) => `      ${printable(each).replace(/^(sent|came): /, "$1      ")}`),
  ].join("\n");
}

/** The whole run as text: what needs a look, then the sums. */
export function consoleReport(run: Run, options: ConsoleOptions): string {
  const shown = run.checks.filter((check) => options.all || check.verdict !== "pass");
  const lines = shown.map((check) => consoleCheckLine(check, options, run));
  const problems = problemsOf(run).map(
    (problem) =>
      `${paint("red", problem.kind.toUpperCase(), options.colour)}  ${printable(problem.scenario)}\n      ${printable(problem.message)}`,
  );
  for (const { kind, message } of run.baseline?.problems ?? []) {
    problems.push(`${paint("red", "BASELINE", options.colour)}  ${kind}\n      ${message}`);
  }
  const differences = differenceLines(run, options);
  const above = [...lines, ...problems, ...differences];
  return [...above, ...(above.length > 0 ? [""] : []), summaryLines(run, options)].join("\n");
}

/** Where a second subject did otherwise. */
function differenceLines(run: Run, { colour }: ConsoleOptions): readonly string[] {
  const { subject, against } = run;
  const width = Math.max("expected".length, subject.length, against?.subject.length ?? 0);
  const side = (name: string, { verdict, actual }: SideFound) =>
    `      ${name.padEnd(width)}  ${verdict}${actual === undefined ? "" : `: ${printable(actual)}`}`;
  return (against?.differences ?? []).map(({ id, first, second }) =>
    [
      `${paint("yellow", "DIFF", colour)}  ${id}`,
      `      ${"expected".padEnd(width)}  ${demandOf(run, id)}`,
      side(subject, first),
      side(against?.subject ?? "", second),
    ].join("\n"),
  );
}

function summaryLines(run: Run, { colour }: ConsoleOptions): string {
  const { summary, spend, coverage } = run;
  const counts = [
    `${summary.pass} passed`,
    `${summary.fail} failed`,
    `${summary.warn} warned`,
    `${summary.inconclusive} inconclusive`,
    `${summary.notApplicable} not applicable`,
  ].join(", ");
  const outcome = outcomeOf(run);
  const testable = coverage.clauses - coverage.excluded;
  return [
    `${paint(outcome === "conforms" ? "green" : "red", outcomeWords[outcome], colour)}  ${printable(run.subject)}, ${run.vendor.join(", ")}, edition ${run.edition}`,
    `checks    ${counts}`,
    ...baselineLines(run),
    `clauses   ${coverage.tested} of ${testable} judged (${coverage.excluded} of ${coverage.clauses} cannot be)`,
    `spent     ${spend.exchanges} exchanges, ${spend.submits} accepted submits, ${spend.credits} credits`,
    ...spendLines(run).map((each) => `          ${printable(each)}`),
    ...againstLines(run),
    `took      ${(run.durationMs / 1000).toFixed(1)} s`,
  ].join("\n");
}

/** How a second subject did, in one line. */
function againstLines({ against }: Run): readonly string[] {
  if (!against) return [];
  const { subject, outcome, summary, differences } = against;
  const count = `${differences.length} ${differences.length === 1 ? "difference" : "differences"}`;
  return [`against   ${subject} ${outcomeWords[outcome]}, ${summary.pass} passed, ${summary.fail} failed; ${count}`];
}

function baselineLines({ baseline }: Run): readonly string[] {
  if (!baseline) return [];
  const { fail, warn, inconclusive } = baseline.known;
  return [
    `baseline  ${fail} failed, ${warn} warned, ${inconclusive} inconclusive as known; ${baseline.problems.length} of ${baseline.entries} entries do not hold`,
  ];
}

function paint(style: "red" | "yellow" | "green" | "dim", text: string, colour: boolean): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}
