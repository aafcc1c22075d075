import type { Pace, TimeStart } from "./pace.js";

/** A time of its own that a mock begins at. */
export interface MockStart {
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  /** The time of the mock's clock when it was made. */
  readonly madeAt: number;
}

/**
 * When a session begins in a mock that has a start of its own. Where time runs, all sessions are in the same time. Where
 * it does not, each begins at the start, whenever its first request comes: so it lives through the same every time.
 */
export function timeFrom({ startsAt, madeAt }: MockStart, pace: Pace, now: number): TimeStart {
  return { startsAt: pace === "realtime" ? startsAt + (now - madeAt) : startsAt, standsBetweenLeaps: true };
}
