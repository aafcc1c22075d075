import type { FailureReason, RunningState, TaskState } from "./state.js";

/** What one of a vendor's numbers means. A failing number says for which reasons it stands; the first is its own. */
export type StateRow<C extends string> =
  | {
      readonly state: RunningState | "succeeded";
      readonly clause: C | { readonly erratum: string };
      readonly means: string;
    }
  | {
      readonly state: "failed";
      readonly reasons: readonly [FailureReason, ...FailureReason[]];
      readonly clause: C | { readonly erratum: string };
      readonly means: string;
    };

/** One vendor's numbers, and what a number that is not listed means. */
export interface StateTable<C extends string = string> {
  readonly rows: Readonly<Record<number, StateRow<C>>>;
  unlisted(code: number): TaskState;
}

/**
 * Declares a vendor's state table.
 *
 * @example
 * const states = defineStates<ClauseId>()({
 *   rows: { 1: { state: "succeeded", clause: "acme.state.done", means: "done" } },
 *   unlisted: (code) => (code < 0 ? "failed" : "processing"),
 * });
 */
export function defineStates<C extends string>() {
  return <const T extends StateTable<C>>(table: T): T => table;
}

/** The canonical state of one of the vendor's numbers, listed or not. */
export function stateOf(table: StateTable, code: number): TaskState {
  return table.rows[code]?.state ?? table.unlisted(code);
}

/** The failure a vendor's number stands for, if it is listed as one. */
export function reasonOf(table: StateTable, code: number): FailureReason | undefined {
  const row = table.rows[code];
  return row?.state === "failed" ? row.reasons[0] : undefined;
}

/** The vendor's number for a state that is not a failure, or undefined when it has none. */
export function codeOfState(table: StateTable, state: Exclude<TaskState, "failed">): number | undefined {
  let codes = codesOfStates.get(table);
  if (!codes) {
    codes = new Map();
    // The first row of a state gives its number.
    for (const [code, row] of Object.entries(table.rows)) if (!codes.has(row.state)) codes.set(row.state, Number(code));
    codesOfStates.set(table, codes);
  }
  return codes.get(state);
}

/** The numbers of each table by state: every poll asks for one. */
const codesOfStates = new WeakMap<StateTable, Map<TaskState, number>>();

/** The vendor's number for a failure: the row whose own reason it is, else one that stands for it too. */
export function codeOfReason(table: StateTable, reason: FailureReason): number | undefined {
  return (
    findCode(table, (row) => row.state === "failed" && row.reasons[0] === reason) ??
    findCode(table, (row) => row.state === "failed" && row.reasons.includes(reason))
  );
}

/**
 * The vendor's number for a failure; for one it has no number for, that of failed work in general.
 *
 * @throws {TypeError} for a table that knows no failed work.
 */
export function failureCodeOf(table: StateTable, reason: FailureReason): number {
  const code = codeOfReason(table, reason) ?? codeOfReason(table, "processing");
  if (code === undefined) throw new TypeError("A state table has to have a number for failed work.");
  return code;
}

function findCode(table: StateTable, matches: (row: StateRow<string>) => boolean): number | undefined {
  const found = Object.entries(table.rows).find(([, row]) => matches(row));
  return found === undefined ? undefined : Number(found[0]);
}
