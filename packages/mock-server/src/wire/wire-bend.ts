import type { RequestFault } from "@graycard/core";

/** The places in the bytes of an answer at which a connection can end. */
export const answerPoints = ["before-headers", "within-headers", "after-headers", "within-body"] as const;

export type AnswerPoint = (typeof answerPoints)[number];

/** Whose body a fault is about: the one that the vendor sends, or the one that it gets. */
export const wireDirections = ["answer", "upload"] as const;

/**
 * How a connection ends: `close` ends it in order, as a server does that shuts down (FIN); `reset` tears it down
 * (RST); `hang` leaves it open and says nothing more.
 */
export const wireEnds = ["close", "reset", "hang"] as const;

export type WireEnd = (typeof wireEnds)[number];

/** Where an answer stops, and how. */
export interface AnswerBreak {
  readonly at: AnswerPoint;
  /** With `within-body`: how many bytes of the body still go out; half of them unless said. */
  readonly afterBytes?: number | undefined;
  readonly by: WireEnd;
}

/** Where an upload stops, and how. */
export interface UploadBreak {
  /** How many bytes of the body are read before; all of it when it has no more. */
  readonly atByte: number;
  /** The connection ends, or the request is turned away in the vendor's own words. */
  readonly by: WireEnd | { readonly refusal: RequestFault };
}

/** How long an answer is held back. */
export interface Latency {
  /** Milliseconds; the median where they are spread. */
  readonly ms: number;
  /** Makes the time log-normal: the standard deviation of its logarithm. */
  readonly sigma?: number | undefined;
  /** No draw is longer than this. */
  readonly atMostMs?: number | undefined;
}

/** What faults do to the bytes of an exchange on their way, in both directions. */
export interface WireBend {
  /** How fast the body of the request is read, in bytes per second. */
  readonly uploadBytesPerSecond?: number;
  readonly uploadBreak?: UploadBreak;
  /** How many bytes of the body of the request arrive, as if they were all. */
  readonly uploadEndsAt?: number;
  /** The share of the bytes of the request's body that is altered, above 0 up to 1. */
  readonly garbledUploadShare?: number;
  /** Latencies add up. */
  readonly latencies?: readonly Latency[];
  /** How fast the body of the answer is sent, in bytes per second. */
  readonly answerBytesPerSecond?: number;
  /** The share of the body's bytes that is altered, above 0 up to 1. */
  readonly garbledShare?: number;
  readonly answerBreak?: AnswerBreak;
  /** The same, for a submit that was accepted only. */
  readonly acceptedBreak?: AnswerBreak;
}
