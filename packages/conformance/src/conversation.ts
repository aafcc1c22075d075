import {
  type AnswerReading,
  type AnyEndpoint,
  type AnyVendor,
  type BodyFacts,
  type Exchange,
  linkFacts,
  type OperationName,
  type PictureFormat,
  probePicture,
  recognizeRefusal,
  redactHeaders,
  redactJson,
  redactUrl,
} from "@graycard/core";
import type { Album } from "./album/album.js";
import { InconclusiveError } from "./errors/inconclusive-error.js";
import { SubjectUnreachableError } from "./errors/subject-unreachable-error.js";
import type { Charge, SpendGuard, Ticket } from "./guard/spend-guard.js";
import { Pace, type Turn } from "./pace.js";
import { readAnswer } from "./read-answer.js";
import { fieldsOf, requestFacts } from "./request-facts.js";
import type { Subject } from "./subject.js";

/** An answer as the suite sees it: what came, and what it says. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
  readonly reading: AnswerReading;
  /** From the sending of the request to the end of the answer, in milliseconds. */
  readonly durationMs: number;
  /** The exchange that shows it. */
  readonly evidence: string;
}

/** The longest the suite waits out refusals for too many requests before it gives one up. */
const mostBackOffs = 5;

/** Who is told of what is said. */
export interface Listeners {
  /** Keeps the pictures, where a report is to show them. */
  readonly album?: Album | undefined;
  /** Called after every answer. */
  readonly onAnswer?: (() => void) | undefined;
}

/** What all trials of a subject share. */
interface Shared {
  readonly exchanges: Exchange[];
  readonly pace: Pace;
  readonly guard: SpendGuard | undefined;
  readonly listeners: Listeners;
  readonly spend: { submits: number; credits: number };
}

/** Talks to a subject at its pace, and keeps every exchange, redacted, as evidence. */
export class Conversation {
  readonly subject: Subject;
  readonly #shared: Shared;
  readonly #scenario: string;

  /** @param guard stands before every request, where a run has one */
  constructor(subject: Subject, guard?: SpendGuard, listeners?: Listeners);
  constructor(subject: Subject, shared: Shared, scenario: string);
  constructor(subject: Subject, guard?: SpendGuard | Shared, rest: Listeners | string = {}) {
    this.subject = subject;
    this.#scenario = typeof rest === "string" ? rest : "none";
    const isShared = guard !== undefined && "pace" in guard;
    this.#shared = isShared
      ? guard
      : {
          ...{ exchanges: [], pace: new Pace(subject.clock, subject.qps, subject.paceBy), guard },
          ...{ listeners: typeof rest === "string" ? {} : rest, spend: { submits: 0, credits: 0 } },
        };
  }

  /** The same conversation on behalf of one scenario, which receipts then name. */
  within(scenario: string): Conversation {
    return new Conversation(this.subject, this.#shared, scenario);
  }

  /** Remembers what is at an address, for a report that shows what was sent. */
  hosted(url: string, bytes: Uint8Array): void {
    this.#shared.listeners.album?.host(url, bytes);
  }

  get exchanges(): Exchange[] {
    return this.#shared.exchanges;
  }

  /** What was spent: all exchanges, the submits that were accepted, and their price where it is known. */
  get spend(): { readonly exchanges: number; readonly submits: number; readonly credits: number } {
    return { exchanges: this.exchanges.length, ...this.#shared.spend };
  }

  /** Sends a request of an endpoint and reads the answer; waits its turn, and once more where it was too early. */
  async ask(make: () => Request, endpoint: AnyEndpoint, operation: OperationName): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const answer = await this.#guarded(make, endpoint, operation, () => this.#shared.pace.next());
      // A refusal that names a task may have cost something, and sent again would cost it twice.
      if (!this.#isTooEarly(answer)) return answer;
      if (tries >= mostBackOffs) {
        throw new InconclusiveError("The subject keeps refusing requests for their rate; see --qps.");
      }
      await this.subject.clock.sleepUntil(this.subject.clock.now() + 1000 * (tries + 1));
    }
  }

  /** Whether a request was turned away for its rate, and for nothing else that has the same number. */
  #isTooEarly({ status, headers, reading }: Answer): boolean {
    if (reading.phase !== "refused" || reading.taskId !== undefined) return false;
    return recognizeRefusal(this.subject.vendor, { httpStatus: status, headers }, reading).fault === "rate-limited";
  }

  /** Sends a request without waiting for its turn. */
  askAtOnce(request: Request, endpoint: AnyEndpoint, operation: OperationName): Promise<Answer> {
    const isApi = operation !== "fetch-result";
    // Whoever comes next waits for those, too. Result files are not part of the API.
    const turn = async () => (isApi ? this.#shared.pace.note() : undefined);
    return this.#guarded(() => request, endpoint, operation, turn);
  }

  /** Asks leave before a request waits for its turn, and says afterwards what it cost. */
  async #guarded(
    make: () => Request,
    endpoint: AnyEndpoint,
    operation: OperationName,
    turn: () => Promise<Turn | undefined>,
  ): Promise<Answer> {
    const departure = { vendor: this.subject.vendor, endpoint, operation, scenario: this.#scenario };
    const ticket = await this.#shared.guard?.admit(departure);
    let charge: Charge = "free";
    let given: Turn | undefined;
    try {
      given = await turn();
      const answer = await this.#send(make(), endpoint, operation, ticket);
      charge = this.#charge(answer, endpoint, operation);
      this.#shared.listeners.onAnswer?.();
      return answer;
    } catch (error) {
      if (error instanceof SubjectUnreachableError && !error.neverLeft) charge = "unknown";
      throw error;
    } finally {
      given?.over();
      ticket?.settle(charge);
    }
  }

  #charge({ reading }: Answer, endpoint: AnyEndpoint, operation: OperationName): Charge {
    if (operation !== "submit") return "free";
    // A task that a refusal names all the same may be there, and may have been paid for.
    if (reading.phase === "refused") {
      const { taskId } = reading;
      return taskId === undefined || !this.#shared.guard ? "free" : { by: "answer", taskId };
    }
    // What cannot be understood was perhaps accepted: it is no finding, and money all the same.
    if (reading.phase === "unreadable") return this.#shared.guard ? "unknown" : "free";
    const { spend, guard } = this.#shared;
    spend.submits++;
    spend.credits += (guard ? guard.priceOf(this.subject.vendor, endpoint) : endpoint.credits) ?? 0;
    return { by: "answer", taskId: "taskId" in reading ? reading.taskId : undefined };
  }

  /** A result link that leads nowhere is the subject's fault, and an answer like any other: one without a status. */
  async #exchange(request: Request, operation: OperationName): Promise<{ response: Response; bytes: Uint8Array }> {
    const { subject } = this;
    if (operation !== "fetch-result") {
      const response = await subject.send(request, this.#scenario);
      return { response, bytes: await wholeBody(response, request) };
    }
    try {
      const response = await (subject.download ?? subject.send)(request, this.#scenario);
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch {
      return { response: Response.error(), bytes: new Uint8Array() };
    }
  }

  async #send(
    request: Request,
    endpoint: AnyEndpoint,
    operation: OperationName,
    ticket: Ticket | undefined,
  ): Promise<Answer> {
    const { vendor, clock } = this.subject;
    const startedAt = clock.now();
    ticket?.leaves();
    const { response, bytes } = await this.#exchange(request, operation);
    const durationMs = clock.now() - startedAt;
    const json = parseJson(bytes);
    const isPicture = json === undefined && probePicture(bytes).ok;
    const reading = readAnswer(vendor, { status: response.status, json, isPicture });
    const id = `${vendor.id}-${this.exchanges.length + 1}`;
    this.exchanges.push({
      id,
      vendor: vendor.id,
      endpoint: endpoint.id,
      operation,
      startedAt,
      durationMs,
      request: {
        method: request.method,
        url: redactUrl(request.url, vendor),
        headers: withoutBoundary(redactHeaders(request.headers)),
        ...requestFacts(request, vendor),
      },
      response: {
        status: response.status,
        headers: redactHeaders(response.headers),
        body: bodyFacts(bytes, response.headers, json, vendor),
      },
    });
    const isFile = operation === "fetch-result";
    const said = { vendor: vendor.id, url: request.url, fields: fieldsOf(request), bytes, reading, isFile };
    this.#shared.listeners.album?.add({ id, ...said });
    return { status: response.status, headers: response.headers, bytes, json, reading, durationMs, evidence: id };
  }
}

/** A body that breaks off is no answer. */
async function wholeBody(response: Response, request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `The answer to ${request.method} ${new URL(request.url).origin} broke off: ${why}.`;
    throw new SubjectUnreachableError(message, { cause: error });
  }
}

/** What parts of a form are separated by is drawn anew for every request, and would make every report another. */
function withoutBoundary(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const type = headers["content-type"];
  if (type === undefined) return headers;
  return { ...headers, "content-type": type.replace(/(?<=;\s*boundary=)[^;]+/, "graycard") };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function bodyFacts(bytes: Uint8Array, headers: Headers, json: unknown, vendor: AnyVendor): BodyFacts {
  const mediaType = headers.get("content-type");
  const probe = json === undefined ? probePicture(bytes) : undefined;
  const links = linkFacts(vendor, json);
  return {
    bytes: bytes.byteLength,
    ...(mediaType === null ? {} : { mediaType }),
    ...(json === undefined ? {} : { json: redactJson(json, vendor) }),
    ...(probe?.ok ? { picture: probe.facts } : {}),
    ...(links ? { links } : {}),
  };
}

/** The media type a format is sent with. */
export function mediaTypeOf(format: PictureFormat): string {
  return format === "jpg" ? "image/jpeg" : `image/${format}`;
}
