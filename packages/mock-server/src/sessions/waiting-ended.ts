import { SessionClosedError } from "./session-closed-error.js";
import { SessionResetError } from "./session-reset-error.js";

/** What ends all waiting in a session at once. */
export type WaitingEnded = SessionClosedError | SessionResetError;

/** Whether an error says that a session ended all waiting in it. */
export function isWaitingEnded(error: unknown): error is WaitingEnded {
  return error instanceof SessionClosedError || error instanceof SessionResetError;
}
