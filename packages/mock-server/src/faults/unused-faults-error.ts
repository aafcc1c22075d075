import { type Exchange, GraycardError } from "@graycard/core";
import type { Session } from "../sessions/session.js";
import type { FaultUse } from "./fault-script.js";

/** Faults were planned and did not apply as often as planned: the test has not seen what it was written for. */
export class UnusedFaultsError extends GraycardError {
  override readonly name = "UnusedFaultsError";
  readonly code = "GC_SESSION_UNUSED_FAULTS";
  /** The plans that were not used up, with how often each applied. */
  readonly unused: readonly FaultUse[];

  constructor(unused: readonly FaultUse[], exchanges: readonly Exchange[]) {
    super(message(unused, exchanges));
    this.unused = unused;
  }
}

/** The planned faults of a session that were not used up, as an error. */
export function unusedFaultsIn({ faults, journal }: Session): UnusedFaultsError | undefined {
  const unused = faults.uses().filter(({ done }) => !done);
  return unused.length === 0 ? undefined : new UnusedFaultsError(unused, journal.exchanges());
}

function message(unused: readonly FaultUse[], exchanges: readonly Exchange[]): string {
  const count = unused.length === 1 ? "1 planned fault was" : `${unused.length} planned faults were`;
  const lines = unused.map(({ plan, used }) => `  ${JSON.stringify(plan)}: ${applied(used)}`);
  const came = exchanges.length === 0 ? ["  nothing"] : tally(exchanges).map((line) => `  ${line}`);
  const advice = "Send the requests that the plans wait for, or plan for those that come.";
  return [`${count} not used up:`, ...lines, "What came instead:", ...came, advice].join("\n");
}

function applied(used: number): string {
  if (used === 0) return "never applied";
  return used === 1 ? "applied once" : `applied ${used} times`;
}

/** How many requests of each kind came, most frequent first. */
function tally(exchanges: readonly Exchange[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { vendor, endpoint = "no endpoint", operation = "no operation", response } of exchanges) {
    const kind = `${operation} ${vendor}/${endpoint}, answered with ${response?.status ?? "nothing"}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `${count} x ${kind}`);
}
