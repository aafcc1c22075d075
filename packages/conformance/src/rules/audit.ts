import { type AnyVendor, type EditionName, type Exchange, resolveReadings } from "@graycard/core";
import type { Check } from "../check.js";
import { coverageOf } from "../coverage.js";
import { type Run, summarize } from "../run.js";
import type { Target } from "../scenario.js";
import { targetsOf } from "../targets-of.js";
import { graver, verdicts } from "../verdict.js";
import { judgeByRules, planRules } from "./judge-by-rules.js";
import type { Rule } from "./rule.js";
import { type Unseen, unseenTitle } from "./rule-checks.js";
import { seenOf } from "./seen.js";

/** What is audited, and by what. */
export interface AuditOptions {
  /** One list for each caller, or each recording: what is in one has nothing to do with the times of another. */
  readonly recordings: readonly (readonly Exchange[])[];
  readonly vendors: readonly AnyVendor[];
  /** What vendors are held to. */
  readonly edition: EditionName;
  readonly rules: readonly Rule[];
  /** Patterns of check ids; all of them when empty. */
  readonly select?: readonly string[];
  /** What a clause comes to that nothing in the recordings shows: inconclusive unless said. */
  readonly unseen?: Unseen["verdict"];
  /** How many exchanges are known to be missing from the recordings; none unless said. */
  readonly missing?: number;
  /** What reports call it. */
  readonly subject: string;
  readonly version: string;
  /** The wall clock, for the report's own times. */
  readonly now: () => number;
}

/**
 * Judges recordings by rules, without a network. Only endpoints are judged that the recordings have exchanges with.
 *
 * @returns the same as a run of the suite; without a single check when no vendor was talked to
 * @example
 * const recordings = [session.journal.exchanges()];
 * const about = { edition: "documented", subject: "my client", version: "1.0.0", now: Date.now } as const;
 * const run = auditExchanges({ ...about, recordings, vendors, rules: clientRules });
 */
export function auditExchanges(options: AuditOptions): Run {
  const startedAt = options.now();
  const recordings = withOwnIds(options.recordings);
  const exchanges = recordings.flat();
  const met = options.vendors.filter(({ id }) => exchanges.some(({ vendor }) => vendor === id));
  const targets = met.flatMap((vendor) => targetsMet(vendor, exchanges, options.edition));
  const planned = planRules(targets, options.rules, options.select ?? []);
  const unseen: Unseen = { verdict: options.unseen ?? "inconclusive", reason: "Nothing in the recording shows it." };
  const all = recordings.map((each) => judgeByRules(planned, each, unseen));
  const checks = mergedChecks(all);
  const named = new Set(checks.flatMap(({ evidence }) => evidence ?? []));
  const own = exchanges.filter(({ vendor }) => met.some(({ id }) => id === vendor));
  return {
    tool: "graycard",
    version: options.version,
    vendor: met.map(({ id }) => id),
    subject: options.subject,
    edition: options.edition,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: options.now() - startedAt,
    summary: summarize(checks),
    checks,
    problems: [],
    spend: { exchanges: own.length, ...spentIn(own, met) },
    coverage: coverageOf(met, checks),
    ...(options.missing ? { missing: options.missing } : {}),
    exchanges: exchanges.filter(({ id }) => named.has(id)),
  };
}

/** Ids are unique within their list only. */
function withOwnIds(recordings: AuditOptions["recordings"]): AuditOptions["recordings"] {
  const ids = recordings.flatMap((each) => each.map(({ id }) => id));
  if (new Set(ids).size === ids.length) return recordings;
  return recordings.map((each, at) => each.map((exchange, index) => ({ ...exchange, id: `${at + 1}-${index + 1}` })));
}

function targetsMet(vendor: AnyVendor, exchanges: readonly Exchange[], edition: EditionName): readonly Target[] {
  const met = exchanges.filter((each) => each.vendor === vendor.id);
  return targetsOf({ vendor, readings: resolveReadings(vendor, edition) }).filter(({ endpoint }) =>
    met.some((each) => each.endpoint === endpoint.id),
  );
}

/** One check for each id: what was found in any list counts, and the gravest of it. */
function mergedChecks(lists: readonly (readonly Check[])[]): readonly Check[] {
  const merged = new Map<string, Check>();
  for (const check of lists.flat()) {
    const known = merged.get(check.id);
    merged.set(check.id, known ? moreTelling(known, check) : check);
  }
  return [...merged.values()];
}

/** What nothing shows in one list says nothing against what another list shows. */
function moreTelling(a: Check, b: Check): Check {
  const [first, second] = [isUnseen(a), isUnseen(b)];
  if (first !== second) return first ? b : a;
  return graver(a.verdict, b.verdict) === a.verdict ? a : b;
}

function isUnseen({ verdict, title }: Check): boolean {
  return title === unseenTitle && verdicts.indexOf(verdict) >= verdicts.indexOf("inconclusive");
}

/** Submits that were accepted, and their price where it is known. */
function spentIn(exchanges: readonly Exchange[], vendors: readonly AnyVendor[]) {
  let [submits, credits] = [0, 0];
  for (const exchange of exchanges) {
    const vendor = vendors.find(({ id }) => id === exchange.vendor);
    if (!vendor || exchange.operation !== "submit") continue;
    const phase = seenOf(exchange, vendor).reading?.phase;
    if (phase === undefined || phase === "refused" || phase === "unreadable") continue;
    submits++;
    credits += Object.values(vendor.endpoints).find(({ id }) => id === exchange.endpoint)?.credits ?? 0;
  }
  return { submits, credits };
}
