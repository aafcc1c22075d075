import { type AppliedFault, type Bends, tellApplied } from "./bends.js";
import type { FaultScript } from "./fault-script.js";
import type { PreparedFault } from "./scripted-fault.js";

/**
 * What a request has to come to for a fault to have done something to it: a task was taken on, an answer has links to
 * results or will have, a picture goes out, or the field is there that was to be changed.
 */
export type FaultNeed = "accepted" | "link" | "picture" | "field";

/** What became of a request. */
export interface Deed {
  /** A submit was accepted, and is a task now. */
  readonly accepted: boolean;
  /** Its answer has links, or is about a task whose answers will have them. */
  readonly linked: boolean;
  /** A result picture went out. */
  readonly pictured: boolean;
}

/** One fault that was played to one request. */
export interface FaultPlay {
  /** What it is listed as among those that apply. */
  readonly applied: AppliedFault;
  /** Whose plan it is, if anybody's. */
  readonly script?: FaultScript;
  /** Whether it did something to a request that came to this. */
  did(deed: Deed): boolean;
  /** As if it had not been played: its plan waits for the next request. */
  takeBack(): void;
  /** The same in a copy of the script that was made meanwhile. */
  takeBackIn?(copy: FaultScript): void;
}

/** Bends a request by one fault, and lists it among those that apply. */
export function playFault(prepared: PreparedFault, bends: Bends): Pick<FaultPlay, "applied" | "did"> {
  const applied: AppliedFault = { fault: prepared.plan.fault, by: prepared.by };
  bends.applied.push(applied);
  const before = bends.links.length;
  const did = prepared.bend(bends);
  // A link may be asked for long after the answer that had it.
  for (let at = before; at < bends.links.length; at++) {
    bends.links[at] = { ...bends.links[at], told: tellApplied(applied) };
  }
  return { applied, did };
}

/**
 * Takes back what did nothing to a request, once it is known what became of it, so that neither the journal nor the
 * account of the plans says it had. Whoever comes twice finds nothing left to settle.
 *
 * @param copyOf the copy that a new task has of a script, if it has one
 */
export function settlePlays(bends: Bends, deed: Deed, copyOf?: (script: FaultScript) => FaultScript | undefined): void {
  if (bends.played.length === 0) return;
  for (const play of bends.played.splice(0)) {
    if (play.did(deed)) continue;
    play.takeBack();
    const copy = play.script && copyOf?.(play.script);
    if (copy) play.takeBackIn?.(copy);
    bends.applied.splice(bends.applied.indexOf(play.applied), 1);
  }
}
