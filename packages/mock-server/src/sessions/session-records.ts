import type { FaultScript } from "../faults/fault-script.js";
import type { Journal } from "../journal/journal.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Session } from "./session.js";
import { checksFor, type VerifyOptions, verifySession } from "./verify.js";

/** What a session has on record, for whoever runs the mock: nothing in it opens the session. */
export interface SessionRecords {
  readonly id: string;
  readonly faults: Pick<FaultScript, "uses" | "unused">;
  readonly journal: Journal;
  readonly ledger: Pick<Ledger, "entries" | "summary" | "waste" | "problems" | "evicted">;
  /** As {@link MockSession.verify}. */
  verify(options?: VerifyOptions): void;
}

export function recordsOf(session: Session): SessionRecords {
  const { id, faults, journal, ledger } = session;
  return { id, faults, journal, ledger, verify: (options) => verifySession(session, checksFor(options)) };
}
