import { stringify } from "yaml";
import type { Check } from "../check.js";
import { outcomeOf, type Run } from "../run.js";
import { knownWords } from "./check-text.js";
import { exchangeLines } from "./exchange-lines.js";
import { redLinesOf } from "./problems-of.js";

/** A run in the Test Anything Protocol, version 14: one line for each check, with what it saw in YAML below it. */
export function tapReport(run: Run): string {
  const stale = run.baseline?.problems ?? [];
  const problems = redLinesOf(run);
  const total = run.checks.length + problems.length + stale.length;
  const lines = ["TAP version 14", `1..${total}`];
  for (const [index, check] of run.checks.entries()) lines.push(...linesOf(run, check, index + 1));
  for (const [index, problem] of problems.entries()) {
    const number = run.checks.length + index + 1;
    lines.push(
      `not ok ${number} - ${escaped(problem.scenario)}`,
      ...block({ kind: problem.kind, message: problem.message }),
    );
  }
  for (const [index, { kind, check, message }] of stale.entries()) {
    const number = run.checks.length + problems.length + index + 1;
    lines.push(`not ok ${number} - ${escaped(`${kind} baseline: ${check}`)}`, ...block({ kind, message }));
  }
  return `${lines.join("\n")}\n# ${escaped(`${run.subject}: ${outcomeOf(run)}`)}\n`;
}

function linesOf(run: Run, check: Check, number: number): readonly string[] {
  const { verdict, level, clause, title, expected, actual, reason, source, known } = check;
  const isOk = verdict === "pass" || verdict === "warn" || verdict === "not-applicable";
  // A directive of TAP's own would make what is undecided pass; only a baseline may do that.
  const skip = verdict === "not-applicable" ? ` # SKIP ${escaped(oneLine(reason ?? ""))}` : "";
  const directive = known ? ` # TODO ${escaped(knownWords(known))}` : skip;
  const head = `${isOk ? "ok" : "not ok"} ${number} - ${escaped(check.id)}${directive}`;
  if (verdict === "pass") return [head];
  const exchanges = exchangeLines(run, check);
  const told = { verdict, level, clause, title, expected, actual, reason, source };
  return [head, ...block({ ...told, ...(exchanges.length > 0 ? { exchanges } : {}) })];
}

function block(facts: Readonly<Record<string, unknown>>): readonly string[] {
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const yaml = stringify(given, { lineWidth: 0 }).trimEnd().split("\n");
  return ["  ---", ...yaml.map((line) => `  ${line}`), "  ..."];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** A number sign begins a directive, and a backslash escapes it. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\#]/g, "\\$&");
}
