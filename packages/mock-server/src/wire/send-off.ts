import type { Answer } from "../pipeline/answer.js";
import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import type { Inbound } from "../pipeline/inbound.js";
import type { Session } from "../sessions/session.js";
import { bendAnswer } from "./bend-answer.js";
import type { WireBend } from "./wire-bend.js";

/** An exchange whose answer is about to leave. */
export interface Leaving {
  readonly wire: WireBend;
  readonly session: Session;
  readonly request: Inbound;
  /** Of the exchange. */
  readonly id: string;
  /** Whether this is a submit that was accepted. */
  readonly accepted: boolean;
}

/**
 * Sends an answer on a way that faults have bent: settles what becomes of it, and holds it back as long as they say.
 * The notes are for the journal.
 *
 * @throws {CallerGoneError} when the caller does not wait so long
 */
export async function sendOff(
  answer: Answer,
  { wire, session, request, id, accepted }: Leaving,
): Promise<{ readonly answer: Answer; readonly notes: readonly string[] }> {
  // A stream of its own: what is drawn here changes neither the ids nor the times of tasks to come.
  const random = session.random.fork(`wire/${id}`);
  const bent = bendAnswer(answer, wire, { accepted, random, time: session });
  if (bent.latencyMs > 0) await holdBack(session, bent.latencyMs, request);
  return bent;
}

async function holdBack(session: Session, ms: number, { signal }: Inbound): Promise<void> {
  try {
    await session.waitUntil(session.clock.now() + ms, signal);
  } catch (cause) {
    if (signal.aborted) {
      throw new CallerGoneError(`the caller went away while its answer was held back for ${ms} ms`, { cause });
    }
    throw cause;
  }
}
