import type { OperationName } from "../contract/endpoint.js";
import type { PictureFacts, PictureFormat } from "../contract/work.js";
import type { AnswerBasis } from "./answer-basis.js";

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
  /** Why no answer came, or why it is a refusal, in a few words; for those who can tell. */
  readonly fault?: string;
  /** The task that was taken on or asked for. */
  readonly taskId?: string;
  /**
   * What went wrong, on what, what was expected instead and what was nearest to it, in a sentence or two. Absent when
   * nothing did, or when whoever wrote the exchange down cannot tell.
   */
  readonly because?: string;
  /** The clause, or the erratum, that `because` rests on. */
  readonly clause?: string;
  /** What the answer rests on; for those who know, such as a mock. */
  readonly basis?: AnswerBasis;
  /** The faults that were planned for it and applied, by name. */
  readonly faults?: readonly string[];
  /**
   * Whose doing each of `faults` was, in the same order: a trigger word with its place, such as `gc-429 in the key`,
   * `chaos`, or who planned it.
   */
  readonly faultsBy?: readonly string[];
  /**
   * What else there is to tell of it: by a mock, such as a word that looks like a trigger and is none; by a reader of
   * recordings, such as bytes that the recording lacks.
   */
  readonly notes?: readonly string[];
}

/**
 * The request of an {@link Exchange}: its address without the values of its query, and headers of which only harmless
 * ones have a value.
 */
export interface ExchangeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyFacts;
}

/** The answer of an {@link Exchange}, redacted in the same way. */
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
  /** The fields of a request, be it a form or a JSON object: each as it is redacted, or as the facts of a file. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly picture?: PictureFacts;
  /** Of a picture; SHA-256 in hex. */
  readonly sha256?: string;
  /** Of an answer: how its result links are signed, as far as the redacted links do not show it. */
  readonly links?: readonly LinkFacts[];
}

/** A result link as facts: how its signature is written, and nothing of what it is. */
export interface LinkFacts {
  /** Which of the pictures it is the result of, from 0. */
  readonly item: number;
  /** The name of the output, such as `mask`. */
  readonly output: string;
  readonly signature: {
    /** How many bytes it stands for; absent where it is no base64. */
    readonly bytes?: number;
    /** Which of `+`, `/` and `=` stand in it percent-encoded. */
    readonly encoded: string;
    /** Which of them stand in it as they are. */
    readonly raw: string;
  };
}

/** An uploaded file as facts, where a form's field would have text. */
export interface UploadFacts {
  /** 0 where a recording lacks them and nothing tells how many there were; a note of the exchange says so then. */
  readonly bytes: number;
  /** SHA-256 in hex; absent where the bytes are not there to be looked at. */
  readonly sha256?: string;
  /** What the first bytes say it is; absent when they belong to no format that is known. */
  readonly format?: PictureFormat;
  /** Absent when it is no picture, or not a whole one. */
  readonly picture?: PictureFacts;
  /** The name without what somebody may have put into it: only its ending is shown. */
  readonly fileName?: string;
}
