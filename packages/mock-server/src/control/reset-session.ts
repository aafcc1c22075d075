import type { MockCore } from "../mock-core.js";
import type { Session } from "../sessions/session.js";

/**
 * Empties a session. Its clock stays where it is, as time does not run back, and ids go on from where they are, so
 * that nothing from before can be taken for something new. Whoever waits in it is woken.
 */
export function resetSession(core: MockCore, session: Session): void {
  core.results.forgetAll(session);
  session.faults.clear();
  session.triggers.clear();
  session.files.clear();
  session.journal.clear();
  session.ledger.clear();
  session.forgetRates();
  session.droppedTasks = 0;
  session.wake();
}
