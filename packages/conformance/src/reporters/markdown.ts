import type { Check } from "../check.js";
import type { SideFound } from "../compare/compare-runs.js";
import { outcomeOf, type Run } from "../run.js";
import { demandOf, knownWords, pathOf } from "./check-text.js";
import { exchangeLines } from "./exchange-lines.js";
import { outcomeWords } from "./outcome-words.js";
import { problemsOf } from "./problems-of.js";
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
  const parts = [problemLines(run), baselineLines(run), differenceLines(run), byEndpoint(run, news), knownLines(run)];
  return `${[...head, ...spent, ...parts.flat()].join("\n")}\n`;
}

/** Where a second subject did otherwise. */
function differenceLines(run: Run): readonly string[] {
  const { subject, against } = run;
  if (!against) return [];
  const side = ({ verdict, actual }: SideFound) => (actual === undefined ? verdict : `${verdict}: ${text(actual)}`);
  const { differences } = against;
  const head = `## ${differences.length} differences from ${text(against.subject)}, which ${outcomeWords[against.outcome]}`;
  if (differences.length === 0) return ["", head];
  return [
    ...[
      "",
      head,
      "",
      `| Check | Expected | ${text(subject)} | ${text(against.subject)} |`,
      "| --- | --- | --- | --- |",
    ],
    ...differences.map(
      ({ id, first, second }) => `| \`${id}\` | ${text(demandOf(run, id))} | ${side(first)} | ${side(second)} |`,
    ),
  ];
}

function baselineLines({ baseline }: Run): readonly string[] {
  if (!baseline || baseline.problems.length === 0) return [];
  const items = baseline.problems.map(({ kind, message }) => `- **${kind}** ${text(message)}`);
  return ["", "## Baseline entries that do not hold", "", ...items];
}

function knownLines({ checks }: Run): readonly string[] {
  const items = checks.flatMap((check) => {
    if (!check.known) return [];
    const { id, verdict, level, reason, expected = "", actual = "", source } = check;
    const found = reason ?? `expected ${expected}, actual ${actual}`;
    const where = `${source.document}, ${source.section} (${level})`;
    return [`- \`${id}\` (${verdict}): ${[knownWords(check.known), found, where].map(text).join("; ")}`];
  });
  return items.length === 0 ? [] : ["", `## ${items.length} known`, "", ...items];
}

function problemLines(run: Run): readonly string[] {
  const problems = problemsOf(run);
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
function byEndpoint(run: Run, checks: readonly Check[]): readonly string[] {
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
      ...exchangesOf(run, own),
    ];
  });
}

/** GitHub takes a summary of a mebibyte, and none that is longer. */
const mostShown = 100;

/** What was sent and what came, folded, below the table that it shows. */
function exchangesOf(run: Run, checks: readonly Check[]): readonly string[] {
  const shown = checks.slice(0, mostShown).flatMap((check) => {
    const lines = exchangeLines(run, check);
    return lines.length === 0 ? [] : [`- \`${check.id}\``, ...lines.map((line) => `  - ${text(line)}`)];
  });
  if (shown.length === 0) return [];
  const more = checks.length - mostShown;
  const rest = more > 0 ? ["", `The exchanges of ${more} more checks are in the JSON report.`] : [];
  return ["", "<details><summary>What was sent, and what came</summary>", "", ...shown, ...rest, "", "</details>"];
}

/** What came from a subject is text, whatever it looks like. */
function text(words: string): string {
  return words
    .replace(/\s+/g, " ")
    .replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign)
    .replace(/[\\`*_{}[\]|~#!]/g, "\\$&");
}
