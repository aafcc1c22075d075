import type { Exchange } from "@graycard/core";
import type { Target } from "../scenario.js";
import type { RuleFinding } from "./rule-checks.js";
import { type Seen, seenOf } from "./seen.js";

/** Where rules report to. */
export interface Reporting {
  /** What was found out about a clause; the gravest of all findings counts. */
  check(clause: string | undefined, finding: RuleFinding): void;
  /** Why a clause could not be judged though there was something to judge. */
  cannot(clause: string | undefined, reason: string): void;
  /** Why the clause has nothing to say here. */
  notApplicable(clause: string | undefined, reason: string): void;
}

/** The exchanges of one endpoint, in the order of their time, and who hears what is found. */
export interface Scene extends Reporting {
  readonly target: Target;
  /** All with this endpoint. */
  readonly own: readonly Seen[];
  /** Those of them that are answers of the API, to submits and polls. */
  readonly answers: readonly Seen[];
  /** All with the vendor, those with none of its endpoints too: they come from one caller. */
  readonly all: readonly Seen[];
  /** The answers about each task, by its id. */
  readonly tasks: ReadonlyMap<string, readonly Seen[]>;
}

/** Sets the scene for the rules: looks at the exchanges of a vendor and sorts them. */
export function sceneOf(target: Target, seen: readonly Seen[], reporting: Reporting): Scene {
  const own = seen.filter(({ exchange }) => exchange.endpoint === target.endpoint.id);
  const answers = own.filter(({ reading }) => reading !== undefined);
  return { ...reporting, target, own, answers, all: seen, tasks: tasksOf(answers) };
}

/** All exchanges with a vendor, in the order in which they began; those that began at once keep theirs. */
export function seenInOrder(exchanges: readonly Exchange[], target: Pick<Target, "vendor">): readonly Seen[] {
  const own = exchanges.filter(({ vendor }) => vendor === target.vendor.id);
  return own.map((exchange) => seenOf(exchange, target.vendor)).sort((a, b) => a.startedAt - b.startedAt);
}

function tasksOf(answers: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  const tasks = new Map<string, Seen[]>();
  for (const seen of answers) {
    if (seen.taskId === undefined) continue;
    const known = tasks.get(seen.taskId);
    if (known) known.push(seen);
    else tasks.set(seen.taskId, [seen]);
  }
  return tasks;
}
