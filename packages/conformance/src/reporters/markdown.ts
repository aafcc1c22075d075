import type { Check } from "../check.js";
import type { SideFound } from "../compare/compare-runs.js";
import { outcomeOf, type Run } from "../run.js";
import { knownWords, pathOf } from "./check-text.js";
import { outcomeWords } from "./outcome-words.js";
import { spendLines } from "./spend-lines.js";

/** A run as Markdown, for the summary of a job: the sums, then whatever needs a look. */
export function markdownReport(run: Run): string {
  const { summary, spend, coverage } = run;
  const testable = coverage.clauses - coverage.excluded;
  const head = [
    `# ${text(run.subject)} ${outcomeWords[outcomeOf(run)]}`,
    "",
    `Edition ${run.edition}, ${run.vendor.map(text).join(", ")}, ${text(run.startedAt)}.`,
    "",
    "| Passed | Failed | Warned | Inconclusive | Not applicable |",
    "| --: | --: | --: | --: | --: |",
    `| ${summary.pass} | ${summary.fail} | ${summary.warn} | ${summary.inconclusive} | ${summary.notApplicable} |`,
    "",
    `${coverage.tested} of ${testable} clauses judged; ${spend.exchanges} exchanges, ${spend.submits} accepted submits, ${spend.credits} credits.`,
  ];
  const spent = spendLines(run).flatMap((line) => ["", text(line)]);
  const news = run.checks.filter(({ known }) => !known);
  const parts = [problemLines(run), baselineLines(run), differenceLines(run), byEndpoint(news), knownLines(run)];
  return `${[...head, ...spent, ...parts.flat()].join("\n")}\n`;
}

/** Where a second subject did otherwise. */
function differenceLines({ subject, against }: Run): readonly string[] {
  if (!against) return [];
  const side = ({ verdict, actual }: SideFound) => (actual === undefined ? verdict : `${verdict}: ${text(actual)}`);
  const { differences } = against;
  const head = `## ${differences.length} differences from ${text(against.subject)}, which ${outcomeWords[against.outcome]}`;
  if (differences.length === 0) return ["", head];
  return [
    ...["", head, "", `| Check | ${text(subject)} | ${text(against.subject)} |`, "| --- | --- | --- |"],
    ...differences.map(({ id, first, second }) => `| \`${id}\` | ${side(first)} | ${side(second)} |`),
  ];
}

function baselineLines({ baseline }: Run): readonly string[] {
  if (!baseline || baseline.problems.length === 0) return [];
  const items = baseline.problems.map(({ kind, message }) => `- **${kind}** ${text(message)}`);
  return ["", "## Baseline entries that do not hold", "", ...items];
}

function knownLines({ checks }: Run): readonly string[] {
  const items = checks.flatMap(({ id, verdict, known }) =>
    known ? [`- \`${id}\` (${verdict}): ${text(knownWords(known))}`] : [],
  );
  return items.length === 0 ? [] : ["", `## ${items.length} known`, "", ...items];
}

function problemLines({ problems }: Run): readonly string[] {
  if (problems.length === 0) return [];
  return [
    "",
    "## Problems",
    "",
    ...problems.map(({ kind, scenario, message }) => `- **${kind}** \`${scenario}\`: ${text(message)}`),
  ];
}

const marks = { fail: "failed", warn: "warned", inconclusive: "inconclusive" } as const;

/** A heading for each verdict that needs a look, and a table of its checks. */
function byEndpoint(checks: readonly Check[]): readonly string[] {
  return (["fail", "warn", "inconclusive"] as const).flatMap((verdict) => {
    const own = checks.filter((check) => check.verdict === verdict);
    if (own.length === 0) return [];
    const rows = own.map((check) => {
      const { vendor, endpoint, area, scenario } = pathOf(check);
      const what =
        check.reason === undefined
          ? `${text(check.expected ?? "")} | ${text(check.actual ?? "")}`
          : `${text(check.reason)} | `;
      const source = `${text(check.source.document)}, ${text(check.source.section)}`;
      return `| ${vendor}/${endpoint} | ${area}/${scenario} | \`${check.clause}\` (${check.level}) | ${text(check.title)} | ${what} | ${source} |`;
    });
    return [
      "",
      `## ${own.length} ${marks[verdict]}`,
      "",
      "| Endpoint | Scenario | Clause | Check | Expected, or why it is open | Actual | Source |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      ...rows,
    ];
  });
}

/** What came from a subject is text, whatever it looks like. */
function text(words: string): string {
  return words
    .replace(/\s+/g, " ")
    .replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign)
    .replace(/[\\`*_{}[\]|~#!]/g, "\\$&");
}
