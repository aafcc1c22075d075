import type { KnownCheck } from "../baseline/apply-baseline.js";
import type { Check } from "../check.js";
import type { Run } from "../run.js";
import type { Verdict } from "../verdict.js";
import { exchangeLines } from "./exchange-lines.js";

/** The parts of a check id. */
export interface CheckPath {
  readonly vendor: string;
  readonly endpoint: string;
  readonly area: string;
  readonly scenario: string;
}

/** Takes the id of a check apart: `vendor/endpoint/area/scenario#clause`. */
export function pathOf({ id }: Pick<Check, "id">): CheckPath {
  const [vendor = "", endpoint = "", area = "", scenario = ""] = (id.split("#")[0] ?? "").split("/");
  return { vendor, endpoint, area, scenario };
}

/**
 * What a check has to tell beside its verdict, one line each: what was expected and what came, or why it is open, where
 * it is written, and the exchanges that show it.
 */
export function detailsOf(check: Check, run: Pick<Run, "exchanges">): readonly string[] {
  const rest = [
    `source: ${check.source.document}, ${check.source.section} (${check.level})`,
    ...(check.known ? [`baseline: ${knownWords(check.known)}`] : []),
    ...exchangeLines(run, check),
  ];
  if (check.reason !== undefined) return [check.reason, ...rest];
  return [`expected: ${check.expected ?? ""}`, `actual: ${check.actual ?? ""}`, ...rest];
}

/** Why a baseline lets a check pass by, and until when. */
export function knownWords({ kind, reason, expires }: KnownCheck): string {
  return `known to be ${kind} until ${expires}: ${reason}`;
}

/** What was to come of a check of a run, and where that is written: what two subjects are held to alike. */
export function demandOf({ checks }: Pick<Run, "checks">, id: string): string {
  const check = checks.find((each) => each.id === id);
  if (!check) return "";
  const { expected, level, source } = check;
  return [...(expected === undefined ? [] : [expected]), `${source.document}, ${source.section} (${level})`].join("; ");
}

/** Verdicts that nobody has to look at. */
export function isQuiet(verdict: Verdict): boolean {
  return verdict === "pass" || verdict === "not-applicable";
}

/** The command that repeats one check alone. */
export function repeatCommand({ id }: Pick<Check, "id">): string {
  return `graycard conform --select '${id}'`;
}
