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
import type { Evidence } from "../basis/evidence.js";
import { workOutBasis } from "../basis/work-out-basis.js";
import type { AppliedFault } from "../faults/bends.js";
import type { DrawnUuid } from "../random.js";
import { answerFacts } from "./answer-facts.js";
import type { KeptFields, UploadNote } from "./request-facts.js";
import { type FactsSharer, ownUploads, type SharedFacts } from "./shared-facts.js";

/** Answers up to this length are kept as they went out, and only looked at when somebody asks. */
const longestKeptChars = 16 * 1024;

/** What an entry takes in memory besides the text in it. */
const perEntry = 320;

/** What it takes besides, where it has nothing in common with the one before. */
const perKind = 480;

/** What the facts of a body take in memory. */
const perBody = 200;

/** An answer as it went out. */
interface AnswerSent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What was written down about an exchange when it happened. What is of the request has been redacted. */
export interface EntryFacts {
  readonly id: DrawnUuid;
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
  /** What tells what the answer rests on, where documents have a say in it. */
  readonly evidence: Evidence | undefined;
  /** The faults that applied; none where none did. */
  readonly applied?: readonly AppliedFault[] | undefined;
  readonly notes: readonly string[] | undefined;
  /** One of the notes, where the operator should hear of it though nothing went wrong. */
  readonly warning?: string | undefined;
}

/** The vendor of an exchange that was nobody's. */
export const noVendor = "none";

/**
 * One exchange as a journal holds it: small, and free of secrets in what the caller sent. The exchange that everybody
 * else reads is made of it when it is first asked for, so that recording costs next to nothing.
 */
export class JournalEntry {
  readonly #id: DrawnUuid;
  readonly vendor: string;
  readonly endpoint: string | undefined;
  readonly operation: OperationName | undefined;
  readonly startedAt: number;
  readonly status: number | undefined;
  readonly taskId: string | undefined;
  readonly because: string | undefined;
  readonly faults: readonly string[] | undefined;
  readonly warning: string | undefined;
  /** Roughly what it takes in memory, in bytes. */
  readonly weight: number;
  #content: Pending | Exchange;

  private constructor(
    id: DrawnUuid,
    index: Indexed,
    faults: readonly string[] | undefined,
    vendor: string,
    status: number | undefined,
    weight: number,
    content: Pending | Exchange,
  ) {
    this.#id = id;
    this.vendor = vendor;
    this.endpoint = index.endpoint;
    this.operation = index.operation;
    this.startedAt = index.startedAt;
    this.status = status;
    this.taskId = index.taskId;
    this.because = index.because;
    this.faults = faults;
    this.warning = index.warning;
    this.weight = weight;
    this.#content = content;
  }

  /**
   * An entry about what has just happened.
   *
   * @param sharer where what it has in common with others is kept
   */
  static of(given: EntryFacts, sharer: FactsSharer): JournalEntry {
    const facts = withShortHeaders(given);
    const shared = sharer.of(facts);
    const pending = new Pending(facts, shared);
    const isFirst = shared.headers === facts.headers;
    const ofKind = isFirst ? perKind + textIn(facts) + (facts.fields?.weight ?? 0) : 0;
    const weight = perEntry + facts.url.length + ofKind + (pending.uploads ? perBody : 0) + pending.answerWeight;
    const { id, vendor, answer } = facts;
    return new JournalEntry(id, facts, namesOf(shared), vendor?.id ?? noVendor, answer?.status, weight, pending);
  }

  /** An entry made of an exchange that is written already. */
  static ofExchange(exchange: Exchange): JournalEntry {
    const weight = perEntry + JSON.stringify(exchange).length;
    const { id, faults, vendor, response } = exchange;
    return new JournalEntry({ text: id }, exchange, faults, vendor, response?.status, weight, exchange);
  }

  get id(): string {
    return this.#id.text;
  }

  get exchange(): Exchange {
    if (this.#content instanceof Pending) this.#content = writeExchange(this, this.#content);
    return this.#content;
  }
}

/** Longer values of headers are cut: nobody needs more of one to know what it was. */
const longestHeaderChars = 256;

function withShortHeaders(facts: EntryFacts): EntryFacts {
  let headers: Record<string, string> | undefined;
  for (const name of Object.keys(facts.headers)) {
    const value = facts.headers[name] ?? "";
    if (value.length <= longestHeaderChars) continue;
    headers ??= { ...facts.headers };
    // Put together anew: a piece of a text holds on to all of it.
    headers[name] = `${Array.from(value.slice(0, longestHeaderChars)).join("")}… (${value.length} characters)`;
  }
  return headers ? { ...facts, headers } : facts;
}

/** How long all text is that an entry keeps of its request, and of what is told about it, besides its address. */
function textIn({ headers, fault = "", because = "", notes }: EntryFacts): number {
  let length = fault.length + because.length;
  for (const name of Object.keys(headers)) length += name.length + (headers[name]?.length ?? 0);
  if (notes) for (const note of notes) length += note.length;
  return length;
}

/** What entries are found by. */
type Indexed = Pick<EntryFacts, "startedAt"> &
  Partial<Pick<EntryFacts, "endpoint" | "operation" | "taskId" | "because" | "warning">>;

/** An exchange that nobody asked for yet. */
class Pending {
  readonly shared: SharedFacts;
  readonly url: string;
  readonly durationMs: number;
  /** Undefined where they are those that it shares. */
  readonly uploads: KeptFields["uploads"] | undefined;
  /** The answer's body, where it is short text. */
  readonly text: string | undefined;
  /** What is to be told of any other. */
  readonly body: BodyFacts | undefined;

  constructor(facts: EntryFacts, shared: SharedFacts) {
    const { answer, vendor } = facts;
    this.shared = shared;
    this.url = facts.url;
    this.durationMs = facts.endedAt - facts.startedAt;
    this.uploads = ownUploads(facts, shared);
    const isShort = typeof answer?.body === "string" && answer.body.length <= longestKeptChars;
    this.text = isShort ? (answer.body as string) : undefined;
    this.body = answer && !isShort ? answerFacts(answer.body, answer.headers["content-type"], vendor) : undefined;
  }

  /** Roughly what the answer takes in memory, in bytes. */
  get answerWeight(): number {
    return this.text?.length ?? perBody;
  }
}

function writeExchange(entry: JournalEntry, pending: Pending): Exchange {
  const { shared, durationMs } = pending;
  const fields = shared.fields && { ...shared.fields, uploads: pending.uploads ?? shared.fields.uploads };
  const { vendor, endpoint, operation, answer, evidence, fault, because, clause, notes } = shared;
  const { taskId, faults } = entry;
  return {
    id: entry.id,
    vendor: entry.vendor,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(operation === undefined ? {} : { operation }),
    ...(taskId === undefined ? {} : { taskId }),
    startedAt: entry.startedAt,
    durationMs,
    request: requestOf(shared, pending.url, fields),
    ...(answer ? { response: responseOf(answer, pending.body ?? pending.text ?? "", vendor) } : {}),
    ...(fault === undefined ? {} : { fault }),
    ...(because === undefined ? {} : { because }),
    ...(clause === undefined ? {} : { clause }),
    ...(answer && evidence ? { basis: workOutBasis(evidence, fields) } : {}),
    ...(faults === undefined ? {} : { faults, faultsBy: shared.applied?.map(({ by = planOfSession }) => by) ?? [] }),
    ...(notes === undefined ? {} : { notes: [...notes] }),
  };
}

/** Whose doing a fault is where nobody else is named. */
const planOfSession = "a plan of the session";

function namesOf({ applied }: SharedFacts): readonly string[] | undefined {
  return applied === undefined || applied.length === 0 ? undefined : applied.map(({ fault }) => fault);
}

function requestOf(
  { method, headers, body }: SharedFacts,
  url: string,
  fields: KeptFields | undefined,
): ExchangeRequest {
  // Copies of what others share: an exchange belongs to whoever asks for it.
  if (!body) return { method, url, headers: { ...headers } };
  const uploads = Object.entries(fields?.uploads ?? {}).map(([name, upload]) => [name, uploadFacts(upload)]);
  const shown = { ...fields?.values, ...Object.fromEntries(uploads) };
  return { method, url, headers: { ...headers }, body: { ...body, fields: shown } };
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

function responseOf(
  { status, headers }: Omit<AnswerSent, "body">,
  body: BodyFacts | string,
  vendor: AnyVendor | undefined,
): ExchangeResponse {
  const facts = typeof body === "string" ? answerFacts(body, headers["content-type"], vendor) : body;
  return { status, headers: redactHeaders(Object.entries(headers)), body: facts };
}
