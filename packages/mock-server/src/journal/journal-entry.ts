import {
  type AnyVendor,
  type BodyFacts,
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  type OperationName,
  redactHeaders,
  type UploadFacts,
} from "@graycard/core";
import { answerFacts } from "./answer-facts.js";
import type { KeptFields, UploadNote } from "./request-facts.js";

/** Answers up to this length are kept as they went out, and only looked at when somebody asks. */
const longestKeptChars = 16 * 1024;

/** What an entry takes in memory besides the text in it. */
const perEntry = 640;

/** An answer as it went out. */
interface AnswerSent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What was written down about an exchange when it happened. What is of the request has been redacted. */
export interface EntryFacts {
  readonly id: string;
  /** Undefined where it was nobody's. */
  readonly vendor: AnyVendor | undefined;
  readonly endpoint: string | undefined;
  readonly operation: OperationName | undefined;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where no body was read. */
  readonly body: { readonly bytes: number; readonly mediaType?: string } | undefined;
  readonly fields: KeptFields | undefined;
  /** Undefined where none came. */
  readonly answer: AnswerSent | undefined;
  readonly taskId: string | undefined;
  readonly fault: string | undefined;
  readonly because: string | undefined;
  readonly clause: string | undefined;
  readonly faults: readonly string[] | undefined;
  readonly notes: readonly string[] | undefined;
}

/** The vendor of an exchange that was nobody's. */
export const noVendor = "none";

/**
 * One exchange as a journal holds it: small, and free of secrets in what the caller sent. The exchange that everybody
 * else reads is made of it when it is first asked for, so that recording costs next to nothing.
 */
export class JournalEntry {
  readonly id: string;
  readonly vendor: string;
  readonly endpoint: string | undefined;
  readonly operation: OperationName | undefined;
  readonly startedAt: number;
  readonly status: number | undefined;
  readonly taskId: string | undefined;
  readonly because: string | undefined;
  readonly faults: readonly string[] | undefined;
  /** Roughly what it takes in memory, in bytes. */
  readonly weight: number;
  #pending: Pending | undefined;
  #exchange: Exchange | undefined;

  private constructor(facts: IndexedFacts, weight: number, pending: Pending | undefined, exchange?: Exchange) {
    this.id = facts.id;
    this.vendor = facts.vendor;
    this.endpoint = facts.endpoint;
    this.operation = facts.operation;
    this.startedAt = facts.startedAt;
    this.status = facts.status;
    this.taskId = facts.taskId;
    this.because = facts.because;
    this.faults = facts.faults;
    this.weight = weight;
    this.#pending = pending;
    this.#exchange = exchange;
  }

  /** An entry about what has just happened. */
  static of(facts: EntryFacts): JournalEntry {
    const { answer, vendor } = facts;
    const answered = answer && keepAnswer(answer, vendor);
    const indexed = { ...facts, vendor: vendor?.id ?? noVendor, status: answer?.status };
    const weight = perEntry + facts.url.length + (facts.fields?.weight ?? 0) + (answered?.text?.length ?? 200);
    return new JournalEntry(indexed, weight, { facts, answered });
  }

  /** An entry made of an exchange that is written already. */
  static ofExchange(exchange: Exchange): JournalEntry {
    const { id, vendor, endpoint, operation, startedAt, taskId, because, faults, response } = exchange;
    const indexed = { id, vendor, endpoint, operation, startedAt, taskId, because, faults, status: response?.status };
    return new JournalEntry(indexed, perEntry + JSON.stringify(exchange).length, undefined, exchange);
  }

  get exchange(): Exchange {
    this.#exchange ??= this.#pending && writeExchange(this.#pending);
    this.#pending = undefined;
    return this.#exchange as Exchange;
  }
}

/** What entries are found by. */
interface IndexedFacts {
  readonly id: string;
  readonly vendor: string;
  readonly endpoint: string | undefined;
  readonly operation: OperationName | undefined;
  readonly startedAt: number;
  readonly status: number | undefined;
  readonly taskId: string | undefined;
  readonly because: string | undefined;
  readonly faults: readonly string[] | undefined;
}

/** An exchange that nobody asked for yet. */
interface Pending {
  readonly facts: EntryFacts;
  readonly answered: KeptAnswer | undefined;
}

/** An answer: as text where it is short, and else as what is to be told of it. */
interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly body?: BodyFacts;
}

function keepAnswer({ status, headers, body }: AnswerSent, vendor: AnyVendor | undefined): KeptAnswer {
  if (typeof body === "string" && body.length <= longestKeptChars) return { status, headers, text: body };
  return { status, headers, body: answerFacts(body, headers["content-type"], vendor) };
}

function writeExchange({ facts, answered }: Pending): Exchange {
  const { id, vendor, endpoint, operation, startedAt, endedAt, taskId, fault, because, clause, faults, notes } = facts;
  return {
    id,
    vendor: vendor?.id ?? noVendor,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(operation === undefined ? {} : { operation }),
    ...(taskId === undefined ? {} : { taskId }),
    startedAt,
    durationMs: endedAt - startedAt,
    request: requestOf(facts),
    ...(answered ? { response: responseOf(answered, vendor) } : {}),
    ...(fault === undefined ? {} : { fault }),
    ...(because === undefined ? {} : { because }),
    ...(clause === undefined ? {} : { clause }),
    ...(faults === undefined ? {} : { faults }),
    ...(notes === undefined ? {} : { notes }),
  };
}

function requestOf({ method, url, headers, body, fields }: EntryFacts): ExchangeRequest {
  if (!body) return { method, url, headers };
  const uploads = Object.entries(fields?.uploads ?? {}).map(([name, upload]) => [name, uploadFacts(upload)]);
  const shown = { ...fields?.values, ...Object.fromEntries(uploads) };
  return { method, url, headers, body: { ...body, fields: shown } };
}

function uploadFacts({ note, fileName }: UploadNote): UploadFacts {
  const { bytes, sha256, format, picture } = note.facts;
  return {
    bytes,
    sha256,
    ...(format ? { format } : {}),
    ...(picture ? { picture } : {}),
    ...(fileName === undefined ? {} : { fileName }),
  };
}

function responseOf({ status, headers, text, body }: KeptAnswer, vendor: AnyVendor | undefined): ExchangeResponse {
  const facts = body ?? answerFacts(text ?? "", headers["content-type"], vendor);
  return { status, headers: redactHeaders(Object.entries(headers)), body: facts };
}
