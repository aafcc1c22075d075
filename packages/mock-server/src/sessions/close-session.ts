import type { MockCore } from "../mock-core.js";
import type { Session } from "./session.js";

/**
 * Ends a session: its tasks and pictures are let go, its credentials are like any others from then on, and whoever waits
 * in it is woken. Its journal and ledger stay with those who hold it. A second time does nothing.
 */
export function closeSession({ sessions, results }: Pick<MockCore, "sessions" | "results">, session: Session): void {
  sessions.remove(session);
  results.forgetAll(session);
  session.close();
}
