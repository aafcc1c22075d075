import type { Session } from "../sessions/session.js";
import type { WireEnd } from "./wire-bend.js";

/** The clock of a session, as far as bytes on their way need it. */
export type WireTime = Pick<Session, "activity" | "clock" | "waitUntil" | "closed">;

/**
 * How one answer goes out, all of it settled: what was left to chance has been drawn, shares have become bytes. The
 * players of this folder carry it out, on a socket or for a call within the process.
 */
export interface WirePlay {
  /** How fast the body goes out, in bytes per second; at once unless said. */
  readonly bytesPerSecond?: number;
  readonly stop?: WireStop;
  readonly time: WireTime;
}

/** Where an answer stops, and how. */
export interface WireStop {
  /** A place in the head, or the number of bytes of the body that still go out. */
  readonly at: "before-headers" | "within-headers" | number;
  readonly by: WireEnd;
}
