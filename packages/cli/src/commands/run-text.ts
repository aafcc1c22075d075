import { type Fate, fates } from "@graycard/mock-server";
import { grouped } from "../grouped.js";
import type { RunProblem, RunRecord, RunTally } from "./run-record.js";

/** How much of a list is shown; the report has all of it. */
const shownLines = 5;
const indent = " ".repeat(10);

/** What happened while a program ran, in less than a screen. */
export function runText(record: RunRecord): string {
  const fetches = record.problems.filter(({ operation }) => operation === "fetch-result");
  const calls = record.problems.filter((problem) => !fetches.includes(problem));
  return [
    endLine(record),
    ...part("requests", requestLines(record)),
    ...part("sessions", sessionLines(record)),
    ...part("wrong", shortened(calls.map(problemLine))),
    ...part("links", shortened(fetches.map(problemLine))),
    ...part("ledger", ledgerLines(record)),
    ...part("faults", faultLines(record)),
    ...part("hosts", shortened(record.refusedHosts.map(({ host, times }) => `${host} was out of reach (${times} x)`))),
    ...part("trust", trustLines(record)),
    ...part(
      "findings",
      record.findings.flatMap(({ kind, message }) => `${kind}: ${message}`.split("\n")),
    ),
    "",
  ].join("\n");
}

function endLine({ program, durationMs, exitCode }: RunRecord): string {
  const how = program.signal === null ? `ended with code ${program.code}` : `was ended by ${program.signal}`;
  const ours = exitCode === program.code ? "" : `; the exit code is ${exitCode}`;
  return `graycard run: ${program.name} ${how} after ${(durationMs / 1000).toFixed(1)} s${ours}`;
}

function part(name: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${index === 0 ? name.padEnd(indent.length) : indent}${line}`.trimEnd());
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= shownLines) return lines;
  return [...lines.slice(0, shownLines), `and ${lines.length - shownLines} more; --report json=path has all of them`];
}

function requestLines({ requests }: RunRecord): readonly string[] {
  if (requests.length === 0) {
    return [
      "none came to the mock, so nothing was shown. A program that takes no notice of HTTPS_PROXY or of",
      "GRAYCARD_BASE_URL calls the vendors themselves, if it calls at all.",
    ];
  }
  const groups = grouped(requests, ({ vendor, endpoint }) => nameOf(vendor, endpoint));
  const width = Math.max(...[...groups.keys()].map((name) => name.length));
  return [...groups].map(([name, rows]) => `${name.padEnd(width)}  ${rows.map(countOf).join(", ")}`);
}

function nameOf(vendor: string, endpoint: string | undefined): string {
  if (endpoint !== undefined) return `${vendor} ${endpoint}`;
  return vendor === "none" ? "no vendor" : `${vendor}, no endpoint`;
}

function countOf({ operation = "no operation", requests, wrong }: RunTally): string {
  return `${requests} x ${operation}${wrong === 0 ? "" : ` (${wrong} wrong)`}`;
}

/** Worth a word when the program brought keys of its own: what is planned for the given session is not for them. */
function sessionLines({ sessions }: RunRecord): readonly string[] {
  const own = sessions.filter(({ given, exchanges, id }) => !given && exchanges.length > 0 && id !== "nobody");
  if (own.length === 0) return [];
  const given = sessions.find((session) => session.given)?.exchanges.length ?? 0;
  const rows = own.map(({ id, exchanges }) => `${id}: ${count(exchanges.length, "request")}`);
  return [`keys of the program's own; ${count(given, "request")} came with the one it was given`, ...shortened(rows)];
}

function problemLine({ method, url, status, because, clause }: RunProblem): string {
  const said = `${because}${clause === undefined ? "" : ` (${clause})`}`;
  return `${method} ${new URL(url).pathname} -> ${status ?? "no answer"}  ${said}`;
}

function ledgerLines({ ledger, sessions, findings }: RunRecord): readonly string[] {
  const rows = Object.entries(ledger).map(([vendor, { submits, fates: came, credits, wastedCredits, unpriced }]) => {
    const became = fates.filter((fate) => came[fate] > 0).map((fate) => `${came[fate]} ${inWords[fate]}`);
    const lost = wastedCredits === 0 ? "" : `, ${wastedCredits} of them for nothing`;
    const open = unpriced === 0 ? "" : `; ${unpriced} without a known price`;
    return `${vendor}: ${count(submits, "submit")}, ${became.join(", ")}; ${count(credits, "credit")}${lost}${open}`;
  });
  // Where waste is a finding, it is told of there.
  if (findings.some(({ kind }) => kind === "waste")) return rows;
  return [...rows, ...shortened(sessions.flatMap((session) => session.ledger?.waste ?? []))];
}

const inWords: Readonly<Record<Fate, string>> = {
  open: "open",
  delivered: "delivered",
  failed: "failed",
  duplicate: "duplicate",
  orphaned: "orphaned",
  "expired-unread": "expired unread",
};

function faultLines({ faults }: RunRecord): readonly string[] {
  if (faults.length === 0) return [];
  return [`${faults.filter(({ done }) => done).length} of ${faults.length} planned were used up`];
}

function trustLines({ distrusted }: RunRecord): readonly string[] {
  if (distrusted === 0) return [];
  const gave = distrusted === 1 ? "1 connection was" : `${distrusted} connections were`;
  return [`${gave} given up by the program, which does not trust the certificate in SSL_CERT_FILE`];
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
