import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { playOnSocket } from "../wire/play-on-socket.js";
import type { Address } from "./address.js";
import { type Answer, bodyOf, sentHeaders } from "./answer.js";
import { CallerGoneError } from "./caller-gone-error.js";
import { endAnswer } from "./end-answer.js";
import type { Inbound, InboundHeaders, OnChunk } from "./inbound.js";
import type { Outbox } from "./outbox.js";
import type { PushedRequest } from "./pushed-request.js";
import type { SpentExchange } from "./spent-exchange.js";

/** What a connection is told of a request besides the request. */
export interface NodeAround {
  /** Absolute. */
  readonly url: string;
  /** The same in parts, where somebody has them. */
  readonly address?: Address;
  readonly outbox: Outbox;
  /** Where exchanges go that were answered; nowhere unless said. */
  readonly spent?: SpentExchange;
  /** Tells of an answer that cannot be sent, and gives what is sent in its place. */
  readonly mistake: (error: unknown) => Answer;
  /** How long a caller who is answered in the middle of an upload may pause before the rest of it, in milliseconds. */
  readonly silenceMs: number;
}

/** The way back to who sent a request. */
export type Outgoing = ServerResponse<PushedRequest>;

/** A request that came over a port, and the way back to who sent it. */
export interface NodeConnection {
  readonly inbound: Inbound;
  /** Hands the answer over. What was asked for is forgotten then. */
  send(answer: Answer): void | Promise<void>;
  /** Forgets it where there is nobody left to answer. */
  forget(): void;
}

/**
 * A request that came over a port. It is read from the socket and answered on it as it is: what a web `Request` and
 * `Response` would add costs more than all the rest of a poll.
 */
export function nodeConnection(incoming: PushedRequest, outgoing: Outgoing, around: NodeAround): NodeConnection {
  const inbound = new NodeInbound(incoming, outgoing, around.url, around.address);
  return {
    inbound,
    send: (answer) => sendAnswer(inbound, outgoing, answer, around),
    forget: () => inbound.forget(),
  };
}

function sendAnswer(
  inbound: NodeInbound,
  outgoing: Outgoing,
  answer: Answer,
  around: NodeAround,
): void | Promise<void> {
  tellIfLost(outgoing, answer);
  const { wire: play } = answer;
  if (play) {
    const { silenceMs, mistake } = around;
    const playing = playOnSocket(outgoing, { answer, play, signal: inbound.signal, silenceMs });
    return playing
      .catch((error) => sendMistake(outgoing, answer, mistake(error), silenceMs))
      .finally(() => inbound.forget());
  }
  // Whoever sent a body is better answered at once: it has the next one to send, while others are still read.
  if (inbound.hasBody) sendOrElse(inbound, outgoing, answer, around);
  else around.outbox.add(() => sendOrElse(inbound, outgoing, answer, around));
  return undefined;
}

/** Nobody is behind it to catch what it throws: that would end the process, and every session with it. */
function sendOrElse(inbound: NodeInbound, outgoing: Outgoing, answer: Answer, around: NodeAround): void {
  const { silenceMs, mistake, spent } = around;
  try {
    sendOnSocket(outgoing, answer, silenceMs);
  } catch (error) {
    sendMistake(outgoing, answer, mistake(error), silenceMs);
  }
  inbound.forget();
  // The rest of a request may have words in it, too.
  if (outgoing.req.complete) spent?.keep(inbound, outgoing);
}

class NodeHeaders implements InboundHeaders {
  readonly #headers: IncomingHttpHeaders;

  constructor(headers: IncomingHttpHeaders) {
    this.#headers = headers;
  }

  get(name: string): string | null {
    const value = this.#headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    // A list, and no generator: all headers of every request are written down.
    const all = Object.keys(this.#headers).map((name): [string, string] => [name, this.get(name) ?? ""]);
    return all[Symbol.iterator]();
  }
}

class NodeInbound implements Inbound {
  readonly method: string;
  url: string;
  address: Address | undefined;
  readonly headers: InboundHeaders;
  readonly #incoming: PushedRequest;
  readonly #outgoing: ServerResponse;
  #signal: AbortSignal | undefined;

  constructor(incoming: PushedRequest, outgoing: ServerResponse, url: string, address: Address | undefined) {
    this.method = incoming.method ?? "GET";
    this.url = url;
    this.address = address;
    this.headers = new NodeHeaders(incoming.headers);
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  /** Whether anybody read a body. */
  hasBody = false;

  get signal(): AbortSignal {
    this.#signal ??= abortedOnClose(this.#outgoing);
    return this.#signal;
  }

  /** Nobody wants to know any more what was asked for. */
  forget(): void {
    forgetWords(this.#incoming);
    this.url = "";
    this.address = undefined;
  }

  readBody(onChunk: OnChunk): Promise<void> {
    const incoming = this.#incoming;
    this.hasBody = true;
    return new Promise((resolve, reject) => {
      const stop = (error: unknown) => {
        incoming.leaveBody();
        reject(error);
      };
      incoming.takeBody({
        take(chunk) {
          try {
            const taken = onChunk(chunk);
            if (!taken) return true;
            taken.then(() => incoming.goOn(), stop);
          } catch (error) {
            stop(error);
          }
          return false;
        },
        end: resolve,
        broken: (cause) => reject(new CallerGoneError("the body broke off before its end", { cause: cause ?? gone() })),
      });
    });
  }
}

/**
 * Empties a request of what was said in it: connections know their requests for as long as they are there, and keys are
 * among their words. Its headers stay as many as they are: their names are what shape they have.
 */
export function forgetWords(incoming: PushedRequest): void {
  const { headers } = incoming;
  for (const name in headers) headers[name] = "";
  incoming.rawHeaders = [];
  incoming.rawTrailers = [];
  incoming.url = "";
}

function abortedOnClose(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const check = () => {
    if (!outgoing.writableFinished) controller.abort(gone());
  };
  if (outgoing.destroyed) check();
  else outgoing.once("close", check);
  return controller.signal;
}

function gone(): Error {
  return new Error("The caller closed the connection.");
}

function tellIfLost(outgoing: ServerResponse, { onLost }: Answer): void {
  if (!onLost) return;
  if (outgoing.destroyed) {
    onLost();
    return;
  }
  // An answer counts as finished even when its socket broke with most of it unsent: only the socket knows.
  const { socket } = outgoing;
  outgoing.once("close", () => {
    if (socket?.errored) onLost();
  });
}

function sendOnSocket(outgoing: Outgoing, answer: Answer, silenceMs: number): void {
  const body = bodyOf(answer);
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  outgoing.writeHead(answer.status, sentHeaders(answer, length));
  if (outgoing.req.complete) {
    outgoing.end(body);
    return;
  }
  // Where there is no body to write, nothing would leave before the end.
  outgoing.flushHeaders();
  outgoing.write(body);
  endAnswer(outgoing, silenceMs);
}

/** Of an answer that has begun, only the end of the connection can say that it went wrong. */
function sendMistake(outgoing: Outgoing, { onLost }: Answer, instead: Answer, silenceMs: number): void {
  onLost?.();
  if (outgoing.headersSent) outgoing.destroy();
  else sendOnSocket(outgoing, instead, silenceMs);
}
