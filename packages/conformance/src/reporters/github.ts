import type { Check } from "../check.js";
import { outcomeOf, type Run } from "../run.js";
import { detailsOf, isQuiet } from "./check-text.js";
import { redLinesOf } from "./problems-of.js";

/** The command of a workflow that a verdict becomes; an open question is a warning, not a success. */
const commands = { fail: "error", warn: "warning", inconclusive: "warning" } as const;

/** A run as annotations of GitHub's workflows: a line for each check that needs a look, and one for the whole. */
export function githubReport(run: Run): string {
  const lines = run.checks.flatMap((check) => (isQuiet(check.verdict) ? [] : [annotation(check, run)]));
  const problems = redLinesOf(run).map(
    ({ kind, scenario, message }) => `::error title=${property(`${kind}: ${scenario}`)}::${data(message)}`,
  );
  for (const { kind, check, message } of run.baseline?.problems ?? []) {
    problems.push(`::error title=${property(`${kind} baseline: ${check}`)}::${data(message)}`);
  }
  const { pass, fail, warn, inconclusive } = run.summary;
  const sums = `${run.subject}: ${outcomeOf(run)}; ${pass} passed, ${fail} failed, ${warn} warned, ${inconclusive} inconclusive`;
  return `${[...lines, ...problems, `::notice title=graycard conform::${data(sums)}`].join("\n")}\n`;
}

function annotation(check: Check, run: Run): string {
  const command = check.known ? "notice" : commands[check.verdict as keyof typeof commands];
  const text = [check.title, ...detailsOf(check, run)].join("\n");
  return `::${command} title=${property(check.id)}::${data(text)}`;
}

/** The runner reads one line for each command; its own escapes stand for what cannot be on it. */
function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
