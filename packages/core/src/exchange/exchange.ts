import type { OperationName } from "../contract/endpoint.js";
import type { PictureFacts } from "../contract/work.js";

/**
 * What happened: one request with its response, redacted. The journal of the mock, the trace of the client,
 * a recording and the evidence of a conformance run are all lists of exchanges.
 */
export interface Exchange {
  /** Unique within its list. */
  readonly id: string;
  readonly vendor: string;
  readonly endpoint?: string;
  readonly operation?: OperationName;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly request: ExchangeRequest;
  /** Absent when no answer came. */
  readonly response?: ExchangeResponse;
  /** Why no answer came. */
  readonly fault?: string;
}

export interface ExchangeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyFacts;
}

export interface ExchangeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyFacts;
}

/** A body as facts: what it was, never the picture itself. */
export interface BodyFacts {
  readonly bytes: number;
  readonly mediaType?: string;
  /** The parsed body, with long text shortened and unknown text withheld. */
  readonly json?: unknown;
  /** The fields of a form, each as text, or as the facts of a file. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly picture?: PictureFacts;
}
