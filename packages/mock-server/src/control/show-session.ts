import type { Session } from "../sessions/session.js";

/** A session as the control plane shows it: what it is and how much it holds, nothing that opens it. */
export function showSession(session: Session) {
  const { id, options, journal } = session;
  return {
    id,
    options,
    now: session.clock.now(),
    tasks: session.tasks.size,
    exchanges: journal.count(),
    evicted: journal.evicted,
    unusedFaults: session.faults.unused().length,
  };
}
