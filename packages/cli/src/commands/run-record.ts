import { constants } from "node:os";
import { basename } from "node:path";
import { type Exchange, GraycardError } from "@graycard/core";
import {
  type FaultUse,
  type Journal,
  type LedgerEntry,
  type LedgerSummary,
  type Mock,
  type Proxying,
  type SessionRecords,
  SessionVerificationError,
  summaryOf,
  UnusedFaultsError,
} from "@graycard/mock-server";
import { exitCodes } from "../exit-codes.js";
import { grouped } from "../grouped.js";
import type { ProgramEnd } from "../terminal.js";
import { version } from "../version.js";

/** Something that a run must not end with. */
export interface RunFinding {
  /** Such as `unused-faults`. */
  readonly kind: string;
  readonly message: string;
}

/** How many requests of one kind came; what is not near to anything has no endpoint, or not even a vendor. */
export interface RunTally {
  readonly vendor: string;
  readonly endpoint?: string;
  readonly operation?: string;
  readonly requests: number;
  /** Those of them that did not come to what they were sent for. */
  readonly wrong: number;
}

/** A request that did not come to what it was sent for. */
export interface RunProblem {
  readonly session: string;
  readonly exchange: string;
  readonly operation?: string;
  readonly method: string;
  readonly url: string;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly because: string;
  readonly clause?: string;
}

/** A session that requests came to. */
export interface RunSession {
  readonly id: string;
  /** Whether it is the one that was made for the program; else the program has a key of its own. */
  readonly given: boolean;
  /** Oldest first. */
  readonly exchanges: readonly Exchange[];
  /** How many more there were, which made room. */
  readonly evicted: number;
  /** Absent for requests that are nobody's. */
  readonly ledger?: { readonly entries: readonly LedgerEntry[]; readonly waste: readonly string[] };
}

/** What happened while a program ran, without anything secret: its arguments and its environment are not here. */
export interface RunRecord {
  readonly tool: "graycard";
  readonly command: "run";
  readonly version: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly program: { readonly name: string; readonly code: number | null; readonly signal: string | null };
  readonly exitCode: number;
  readonly findings: readonly RunFinding[];
  readonly requests: readonly RunTally[];
  readonly problems: readonly RunProblem[];
  /** Hosts that the program wanted to reach, and that it was kept from. */
  readonly refusedHosts: readonly { readonly host: string; readonly times: number }[];
  /** How many connections the program gave up because it does not trust the certificate. */
  readonly distrusted: number;
  readonly faults: readonly FaultUse[];
  /** What was booked, by vendor. */
  readonly ledger: Readonly<Record<string, LedgerSummary>>;
  readonly sessions: readonly RunSession[];
}

export interface RunFacts {
  readonly mock: Mock;
  readonly proxy: Proxying;
  /** The id of the session that was made for the program. */
  readonly given: string;
  readonly waste: "none" | "allowed";
  readonly command: string;
  readonly end: Exclude<ProgramEnd, { readonly by: "no-start" }>;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Puts together what is known when a program has ended. */
export function makeRunRecord({ mock, proxy, given, waste, command, end, startedAt, endedAt }: RunFacts): RunRecord {
  const met = mock.sessions().filter(({ id, journal }) => id === given || journal.count() + journal.evicted > 0);
  const sessions = [...met.map((each) => toSession(each, given)), ...nobody(mock.journal)];
  const problems = sessions.flatMap(problemsOf);
  const exchanges = sessions.flatMap((session) => session.exchanges);
  const findings = [
    ...unused(mock, exchanges),
    ...met.flatMap((each) => broken(each, waste)),
    ...lost(mock.journal),
    ...astray(exchanges),
  ];
  const code = end.by === "code" ? end.code : 128 + (constants.signals[end.signal as NodeJS.Signals] ?? 0);
  return {
    tool: "graycard",
    command: "run",
    version,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: endedAt - startedAt,
    program: {
      name: basename(command),
      code: end.by === "code" ? end.code : null,
      signal: end.by === "signal" ? end.signal : null,
    },
    exitCode: exitCodeOf(code, findings, exchanges),
    findings,
    requests: tally(exchanges),
    problems,
    refusedHosts: proxy.refused(),
    distrusted: proxy.distrusted(),
    faults: mock.faults.uses(),
    ledger: byVendor(met.flatMap(({ ledger }) => ledger.entries())),
    sessions,
  };
}

/** The program's own code says more than ours. A run in which nothing came to the mock has shown nothing. */
function exitCodeOf(code: number, findings: readonly RunFinding[], exchanges: readonly Exchange[]): number {
  if (code !== 0) return code;
  if (findings.length > 0) return exitCodes.findings;
  return exchanges.length === 0 ? exitCodes.inconclusive : exitCodes.ok;
}

function toSession({ id, journal, ledger }: SessionRecords, given: string): RunSession {
  const booked = { entries: ledger.entries(), waste: ledger.waste() };
  return { id, given: id === given, exchanges: journal.exchanges(), evicted: journal.evicted, ledger: booked };
}

function nobody(journal: Journal): readonly RunSession[] {
  if (journal.count() + journal.evicted === 0) return [];
  return [{ id: "nobody", given: false, exchanges: journal.exchanges(), evicted: journal.evicted }];
}

function problemsOf({ id, exchanges }: RunSession): readonly RunProblem[] {
  return exchanges.flatMap(({ id: exchange, operation, request, response, because, clause }) => {
    if (because === undefined) return [];
    const { method, url } = request;
    const what = { session: id, exchange, ...(operation === undefined ? {} : { operation }), method, url };
    const why = { because, ...(clause === undefined ? {} : { clause }) };
    return [{ ...what, status: response?.status ?? null, ...why }];
  });
}

function unused(mock: Mock, exchanges: readonly Exchange[]): readonly RunFinding[] {
  const left = mock.faults.uses().filter(({ done }) => !done);
  return left.length === 0 ? [] : [toFinding(new UnusedFaultsError(left, exchanges))];
}

/** What the records of one session must not end with. */
function broken(session: SessionRecords, waste: "none" | "allowed"): readonly RunFinding[] {
  try {
    session.verify({ waste });
    return [];
  } catch (error) {
    if (error instanceof SessionVerificationError) return error.problems.map(toFinding);
    if (GraycardError.isInstance(error)) return [toFinding(error)];
    throw error;
  }
}

function lost(journal: Journal): readonly RunFinding[] {
  return journal.problems().map((message) => ({ kind: "evidence-lost", message }));
}

/** Requests for what no vendor has: whoever sent them meant something else. */
function astray(exchanges: readonly Exchange[]): readonly RunFinding[] {
  const none = exchanges.filter(({ operation }) => operation === undefined);
  if (none.length === 0) return [];
  const count = none.length === 1 ? "1 request" : `${none.length} requests`;
  const { because = "" } = none[0] ?? {};
  return [{ kind: "unknown-address", message: `${count} went to addresses that no vendor has. The first: ${because}` }];
}

function toFinding({ code, message }: GraycardError): RunFinding {
  return {
    kind: code
      .replace(/^GC_[A-Z]+_/, "")
      .toLowerCase()
      .replaceAll("_", "-"),
    message,
  };
}

function tally(exchanges: readonly Exchange[]): readonly RunTally[] {
  const rows = new Map<
    string,
    { requests: number; wrong: number } & Pick<RunTally, "vendor" | "endpoint" | "operation">
  >();
  for (const { vendor, endpoint, operation, because } of exchanges) {
    const key = JSON.stringify([vendor, endpoint, operation]);
    const named = {
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(operation === undefined ? {} : { operation }),
    };
    const row = rows.get(key) ?? { vendor, ...named, requests: 0, wrong: 0 };
    row.requests++;
    if (because !== undefined) row.wrong++;
    rows.set(key, row);
  }
  return [...rows.values()];
}

function byVendor(entries: readonly LedgerEntry[]): Readonly<Record<string, LedgerSummary>> {
  const groups = grouped(entries, ({ vendor }) => vendor);
  return Object.fromEntries([...groups].map(([vendor, booked]) => [vendor, summaryOf(booked)]));
}
