import type { OperationName } from "@graycard/core";
import { requireKnownNames } from "../known-names.js";
import type { JournalEntry } from "./journal-entry.js";

/** Which exchanges of a journal are meant: those to which everything that is said applies. */
export interface JournalQuery {
  readonly vendor?: string;
  readonly endpoint?: string;
  readonly operation?: OperationName;
  /** The HTTP status of the answer, or several of them; `none` for exchanges without an answer. */
  readonly status?: number | "none" | readonly number[];
  readonly taskId?: string;
  /** Milliseconds since the epoch, on the session's clock: what began then or later. */
  readonly since?: number;
  /** What began before this time. */
  readonly until?: number;
  /** The name of a planned fault that applied. */
  readonly fault?: string;
  /** Only what went wrong (true), or only what did not: what has `because`. */
  readonly problem?: boolean;
}

const queryNames = {
  vendor: true,
  endpoint: true,
  operation: true,
  status: true,
  taskId: true,
  since: true,
  until: true,
  fault: true,
  problem: true,
} as const satisfies Readonly<Record<keyof JournalQuery, true>>;

const operations: readonly OperationName[] = ["submit", "poll", "fetch-result"];

/**
 * Makes sure that a query asks for something: one that is misspelt would find nothing, or everything.
 *
 * @throws {RangeError} for a name or an operation that is none
 */
export function checkQuery(query: JournalQuery): void {
  requireKnownNames("A query of the journal", query, queryNames);
  const { operation } = query;
  if (operation === undefined || operations.includes(operation)) return;
  throw new RangeError(`There is no operation "${operation}"; there are ${operations.join(", ")}.`);
}

/** Whether an entry is meant by a query. */
export function isMeant(entry: JournalEntry, query: JournalQuery): boolean {
  const { vendor, endpoint, operation, status, taskId, since, until, fault, problem } = query;
  return (
    (vendor === undefined || entry.vendor === vendor) &&
    (endpoint === undefined || entry.endpoint === endpoint) &&
    (operation === undefined || entry.operation === operation) &&
    (status === undefined || hasStatus(entry, status)) &&
    (taskId === undefined || entry.taskId === taskId) &&
    (since === undefined || entry.startedAt >= since) &&
    (until === undefined || entry.startedAt < until) &&
    (fault === undefined || (entry.faults ?? []).includes(fault)) &&
    (problem === undefined || (entry.because !== undefined) === problem)
  );
}

function hasStatus({ status }: JournalEntry, wanted: NonNullable<JournalQuery["status"]>): boolean {
  if (wanted === "none") return status === undefined;
  if (status === undefined) return false;
  return typeof wanted === "number" ? status === wanted : wanted.includes(status);
}
