import type { Album } from "../album/album.js";
import type { Check } from "../check.js";
import type { SideFound } from "../compare/compare-runs.js";
import { outcomeOf, type Run } from "../run.js";
import { type Verdict, verdicts } from "../verdict.js";
import { demandOf, knownWords, pathOf, repeatCommand } from "./check-text.js";
import { evidenceOf, exchangeHead } from "./exchange-lines.js";
import { filterScript, style } from "./html-assets.js";
import { mostPictureChars, PagePictures } from "./html-pictures.js";
import { text } from "./html-text.js";
import { outcomeWords } from "./outcome-words.js";
import { problemsOf } from "./problems-of.js";
import { spendLines } from "./spend-lines.js";

/** What a page shows beside the run itself. */
export interface HtmlOptions {
  /** The pictures of the run; a page without them unless given. */
  readonly album?: Album | undefined;
  /** How many characters of pictures, as `data:` URIs, the page may have; 4 Mi unless given. */
  readonly mostPictureChars?: number;
}

/** A run as one page that needs nothing else: no network, no script to read it, pictures and evidence in it. */
export function htmlReport(run: Run, options: HtmlOptions = {}): string {
  const outcome = outcomeOf(run);
  const pictures = new PagePictures(options.album, options.mostPictureChars ?? mostPictureChars);
  // Written before the head, which says whether there was room for all pictures.
  const body = groups(run, pictures);
  const leftOut = pictures.leftOut();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${text(`${run.subject} ${outcomeWords[outcome]}`)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1><span class="outcome ${outcome}">${text(outcomeWords[outcome])}</span> ${text(run.subject)}</h1>
<p>${text(run.vendor.join(", "))}, edition ${run.edition}, ${text(run.startedAt)}, ${(run.durationMs / 1000).toFixed(1)} s, graycard ${text(run.version)}</p>
${sums(run)}
${spendLines(run)
  .map((line) => `<p>${text(line)}</p>`)
  .join("\n")}
${leftOut === "" ? "" : `<p class="left-out">${text(leftOut)}</p>\n`}${filters(run)}
</header>
<main>
${problems(run)}
${differences(run)}
${body}
</main>
<script>${filterScript}</script>
</body>
</html>
`;
}

function sums({ spend, coverage }: Run): string {
  const testable = coverage.clauses - coverage.excluded;
  return `<p>${coverage.tested} of ${testable} clauses judged (${coverage.excluded} of ${coverage.clauses} cannot be). Spent: ${spend.exchanges} exchanges, ${spend.submits} accepted submits, ${spend.credits} credits.</p>`;
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  fail: "failed",
  warn: "warned",
  inconclusive: "inconclusive",
  pass: "passed",
  "not-applicable": "not applicable",
};

function filters({ checks }: Run): string {
  const boxes = verdicts.map((verdict) => {
    const count = checks.filter((check) => check.verdict === verdict).length;
    const checked = verdict === "pass" || verdict === "not-applicable" ? "" : " checked";
    return `<label class="${verdict}"><input type="checkbox" name="verdict" value="${verdict}"${checked}> ${count} ${verdictWords[verdict]}</label>`;
  });
  return `<fieldset><legend>Show</legend>${boxes.join("")}<input type="search" placeholder="find in ids and texts" aria-label="Find"></fieldset>`;
}

function problems(run: Run): string {
  const stale = run.baseline?.problems ?? [];
  const told = problemsOf(run);
  if (told.length + stale.length === 0) return "";
  const baseline = stale.map(({ kind, message }) => `<li><b>${kind} baseline</b> ${text(message)}</li>`);
  const items = told.map(
    ({ kind, scenario, message }) => `<li><b>${kind}</b> <code>${text(scenario)}</code> ${text(message)}</li>`,
  );
  return `<section class="problems"><h2>Problems</h2><ul>${[...items, ...baseline].join("")}</ul></section>`;
}

/** Where a second subject did otherwise; it stays in sight whatever is filtered. */
function differences(run: Run): string {
  const { subject, against } = run;
  if (!against) return "";
  const side = ({ verdict, actual }: SideFound) =>
    `${verdictWords[verdict]}${actual === undefined ? "" : `: ${text(actual)}`}`;
  const rows = against.differences.map(
    ({ id, first, second }) =>
      `<li><a href="#${text(encodeURI(id))}">${text(id)}</a><dl><dt>expected</dt><dd>${text(demandOf(run, id))}</dd><dt>${text(subject)}</dt><dd>${side(first)}</dd><dt>${text(against.subject)}</dt><dd>${side(second)}</dd></dl></li>`,
  );
  const head = `${rows.length} differences from ${against.subject}, which ${outcomeWords[against.outcome]}`;
  return `<section class="problems differences"><h2>${text(head)}</h2><ul>${rows.join("")}</ul></section>`;
}

function groups(run: Run, pictures: PagePictures): string {
  const byEndpoint = new Map<string, Check[]>();
  for (const check of run.checks) {
    const { vendor, endpoint } = pathOf(check);
    const name = `${vendor}/${endpoint}`;
    byEndpoint.set(name, [...(byEndpoint.get(name) ?? []), check]);
  }
  const articles = [...byEndpoint].map(
    ([name, checks]) => [name, checks, checks.map((each) => article(run, each, pictures)).join("\n")] as const,
  );
  // Findings come first to the room there is, of every endpoint.
  return articles
    .map(([name, checks, own]) => `<section><h2>${text(name)}</h2>${own}${pictures.ofPassed(checks)}</section>`)
    .join("\n");
}

function article(run: Run, check: Check, pictures: PagePictures): string {
  const { area, scenario } = pathOf(check);
  const rows = [
    ...(check.reason === undefined ? [] : [["why", check.reason]]),
    ...(check.expected === undefined ? [] : [["expected", check.expected]]),
    ...(check.actual === undefined ? [] : [["actual", check.actual]]),
    ...(check.known ? [["baseline", knownWords(check.known)]] : []),
    ["clause", `${check.clause} (${check.level})`],
    ["source", `${check.source.document}, ${check.source.section}`],
    ["again", repeatCommand(check)],
  ];
  const facts = rows.map(([name, value]) => `<dt>${name}</dt><dd>${text(value ?? "")}</dd>`).join("");
  const known = check.known ? ' <span class="verdict known">known</span>' : "";
  return `<article data-verdict="${check.verdict}" id="${text(check.id)}">
<h3><span class="verdict ${check.verdict}">${verdictWords[check.verdict]}</span>${known} ${text(check.title)} <small>${text(`${area}/${scenario}`)}</small></h3>
<dl>${facts}</dl>${pictures.ofCheck(check)}${evidence(run, check)}
</article>`;
}

function evidence(run: Run, check: Check): string {
  return evidenceOf(run, check)
    .map((exchange) => {
      const json = JSON.stringify(exchange, null, 2);
      return `<details><summary>${text(exchangeHead(exchange))}</summary><pre>${text(json)}</pre></details>`;
    })
    .join("");
}
