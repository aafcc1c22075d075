import {
  type Check,
  type ClauseCoverage,
  clientRules,
  coverClauses,
  coverSections,
  plannedRules,
  vendorRules as rules,
  runSuite,
  type SectionCoverage,
  scenarios,
} from "@graycard/conformance";
import type { AnyVendor } from "@graycard/core";
import { chosenVendors } from "../chosen-vendors.js";
import { columns } from "../columns.js";
import { embedded } from "../conform/embedded.js";
import { exitCodes } from "../exit-codes.js";
import type { Heard } from "../reach/heard.js";
import { mockReach } from "../reach/mock-reach.js";
import { mockReachPage } from "../reach/mock-reach-page.js";
import type { Terminal } from "../terminal.js";
import { version } from "../version.js";
import type { ClausesFlags } from "./clauses.js";

/** Carries out `graycard clauses`, and gives its exit code: 2 when a run that was asked for judged nothing at all. */
export async function runClauses(
  terminal: Terminal,
  vendorId: string | undefined,
  flags: ClausesFlags,
): Promise<number> {
  const chosen = chosenVendors(vendorId === undefined ? [] : [vendorId]);
  const heard: Heard[] = [];
  const checks = flags.coverage ? await checksOf(terminal, chosen, (each) => heard.push(each)) : [];
  const clauses = coverClauses(chosen, checks, flags.coverage ? callerChecks(chosen) : []);
  const sections = coverSections(clauses);
  if (flags.json) {
    const listed = flags.coverage
      ? { clauses, sections, mock: mockReach(chosen, heard) }
      : { clauses: clauses.map(withoutCoverage) };
    terminal.out(`${JSON.stringify(listed, null, 2)}\n`);
  } else if (flags.coverage) {
    terminal.out(`${coveragePage(clauses, sections)}\n${mockReachPage(mockReach(chosen, heard))}`);
  } else terminal.out(listPage(clauses));
  const nothing = flags.coverage && clauses.every(({ status }) => status !== "tested");
  return nothing ? exitCodes.inconclusive : exitCodes.ok;
}

/** What is judged is found out by judging: the mock of this package, in both editions. */
async function checksOf(
  terminal: Terminal,
  chosen: readonly AnyVendor[],
  hear: (heard: Heard) => void,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const edition of ["documented", "observed"] as const) {
    const subjects = chosen.map((vendor) => embedded({ edition, hear }, vendor));
    checks.push(...(await runSuite({ subjects, scenarios, rules, version, now: terminal.now })).checks);
  }
  return checks;
}

/** What is asked of callers is judged on recordings of theirs, by `graycard audit --side client`. */
function callerChecks(chosen: readonly AnyVendor[]): readonly string[] {
  const subjects = chosen.map((vendor) => embedded({ edition: "documented" }, vendor));
  return plannedRules({ subjects, scenarios: [], rules: clientRules }).flatMap(({ checkIds }) => checkIds);
}

function withoutCoverage({ vendor, clause, level, text, sources, reason }: ClauseCoverage) {
  return { vendor, clause, level, text, sources, ...(reason === undefined ? {} : { excluded: reason }) };
}

function listPage(clauses: readonly ClauseCoverage[]): string {
  const entries = clauses.map(({ clause, level, text, sources, reason }) => {
    const places = sources.map(({ document, section }) => `${document}, ${section}`);
    const excluded = reason === undefined ? [] : [`  not judged: ${reason}`];
    return [`${clause} (${level})`, `  ${text}`, `  ${places.join("; ")}`, ...excluded].join("\n");
  });
  return `${entries.join("\n\n")}\n`;
}

function coveragePage(clauses: readonly ClauseCoverage[], sections: readonly SectionCoverage[]): string {
  const rows = sections.map((each) => [
    each.document,
    each.section,
    ...[each.clauses, each.tested, each.untested, each.excluded].map(String),
  ]);
  const count = (status: ClauseCoverage["status"]) => clauses.filter((each) => each.status === status).length;
  const marks = clauses.map(({ clause, level, status, checks, reason }) =>
    [`${status.padEnd(8)}  ${clause} (${level})`, ...checks, ...(reason === undefined ? [] : [reason])].join(
      "\n          ",
    ),
  );
  return [
    columns([["DOCUMENT", "SECTION", "CLAUSES", "TESTED", "UNTESTED", "EXCLUDED"], ...rows]),
    "",
    ...marks,
    "",
    `${clauses.length} clauses: ${count("tested")} tested, ${count("untested")} untested, ${count("excluded")} excluded`,
    "",
  ].join("\n");
}
