import {
  type AnswerReading,
  type AnyEndpoint,
  type AnyVendor,
  type BodyFacts,
  codeOfState,
  type Exchange,
  type OperationName,
  type PictureFormat,
  probePicture,
  redactHeaders,
  redactJson,
  redactUrl,
} from "@graycard/core";
import { InconclusiveError } from "./errors/inconclusive-error.js";
import { Pace } from "./pace.js";
import type { Subject } from "./subject.js";

/** An answer as the suite sees it: what came, and what it says. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
  readonly reading: AnswerReading;
  /** The exchange that shows it. */
  readonly evidence: string;
}

/** The longest the suite waits out refusals for too many requests before it gives one up. */
const mostBackOffs = 5;

/** Talks to a subject at its pace, and keeps every exchange, redacted, as evidence. */
export class Conversation {
  readonly exchanges: Exchange[] = [];
  readonly subject: Subject;
  readonly #pace: Pace;
  #submits = 0;
  #credits = 0;

  constructor(subject: Subject) {
    this.subject = subject;
    this.#pace = new Pace(subject.clock, subject.qps);
  }

  /** What was spent: all exchanges, the submits that were accepted, and their price where it is known. */
  get spend(): { readonly exchanges: number; readonly submits: number; readonly credits: number } {
    return { exchanges: this.exchanges.length, submits: this.#submits, credits: this.#credits };
  }

  /** Sends a request of an endpoint and reads the answer; waits its turn, and once more where it was too early. */
  async ask(make: () => Request, endpoint: AnyEndpoint, operation: OperationName): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      await this.#pace.next();
      const answer = await this.askAtOnce(make(), endpoint, operation);
      const tooEarly = this.subject.vendor.refusal("rate-limited", this.subject.readings as never);
      const refused = answer.reading.phase === "refused" && answer.reading.code === tooEarly.code;
      if (!refused) return answer;
      if (tries >= mostBackOffs) {
        throw new InconclusiveError("The subject keeps refusing requests for their rate; see --qps.");
      }
      await this.subject.clock.sleepUntil(this.subject.clock.now() + 1000 * (tries + 1));
    }
  }

  /** A result link that leads nowhere is the subject's fault, and an answer like any other: one without a status. */
  async #exchange(request: Request, operation: OperationName): Promise<{ response: Response; bytes: Uint8Array }> {
    try {
      const response = await this.subject.send(request);
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch (error) {
      if (operation !== "fetch-result") throw error;
      return { response: Response.error(), bytes: new Uint8Array() };
    }
  }

  /** Sends a request without waiting for its turn. */
  async askAtOnce(request: Request, endpoint: AnyEndpoint, operation: OperationName): Promise<Answer> {
    const { vendor, clock } = this.subject;
    const startedAt = clock.now();
    const { response, bytes } = await this.#exchange(request, operation);
    const json = parseJson(bytes);
    const reading = readAnswer(vendor, response, bytes, json);
    const id = `${vendor.id}-${this.exchanges.length + 1}`;
    this.exchanges.push({
      id,
      vendor: vendor.id,
      endpoint: endpoint.id,
      operation,
      startedAt,
      durationMs: clock.now() - startedAt,
      request: {
        method: request.method,
        url: redactUrl(request.url, vendor),
        headers: withoutBoundary(redactHeaders(request.headers)),
      },
      response: {
        status: response.status,
        headers: redactHeaders(response.headers),
        body: bodyFacts(bytes, response.headers, json, vendor),
      },
    });
    if (operation === "submit" && reading.phase !== "refused" && reading.phase !== "unreadable") {
      this.#submits++;
      this.#credits += endpoint.credits ?? 0;
    }
    return { status: response.status, headers: response.headers, bytes, json, reading, evidence: id };
  }
}

/** What parts of a form are separated by is drawn anew for every request, and would make every report another. */
function withoutBoundary(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const type = headers["content-type"];
  if (type === undefined) return headers;
  return { ...headers, "content-type": type.replace(/(?<=;\s*boundary=)[^;]+/, "graycard") };
}

/** A picture as the whole body is a success, whatever envelope the vendor has for the rest. */
function readAnswer(vendor: AnyVendor, response: Response, bytes: Uint8Array, json: unknown): AnswerReading {
  if (json === undefined && response.status === 200 && probePicture(bytes).ok) {
    const code = codeOfState(vendor.states, "succeeded") ?? 0;
    return { phase: "succeeded", state: "succeeded", code, outputs: [] };
  }
  return vendor.readAnswer(response.status, json);
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
  return {
    bytes: bytes.byteLength,
    ...(mediaType === null ? {} : { mediaType }),
    ...(json === undefined ? {} : { json: redactJson(json, vendor) }),
    ...(probe?.ok ? { picture: probe.facts } : {}),
  };
}

/** The media type a format is sent with. */
export function mediaTypeOf(format: PictureFormat): string {
  return format === "jpg" ? "image/jpeg" : `image/${format}`;
}
