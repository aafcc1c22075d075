import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { playOnSocket } from "../wire/play-on-socket.js";
import type { Answer } from "./answer.js";
import { CallerGoneError } from "./caller-gone-error.js";
import type { Connection } from "./connection.js";
import type { Inbound, InboundHeaders, OnChunk } from "./inbound.js";
import type { Outbox } from "./outbox.js";

/**
 * A request that came over a port. It is read from the socket and answered on it as it is: what a web `Request` and
 * `Response` would add costs more than all the rest of a poll.
 */
export function nodeConnection(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { url, outbox }: { readonly url: string; readonly outbox: Outbox },
): Connection {
  const inbound = new NodeInbound(incoming, outgoing, url);
  return {
    inbound,
    send(answer) {
      tellIfLost(outgoing, answer);
      if (answer.wire) {
        return playOnSocket(outgoing, answer, answer.wire, inbound.signal).then(() => RESPONSE_ALREADY_SENT);
      }
      // Whoever sent a body is better answered at once: it has the next one to send, while others are still read.
      if (inbound.hasBody) sendOnSocket(outgoing, answer);
      else outbox.add(() => sendOnSocket(outgoing, answer));
      return RESPONSE_ALREADY_SENT;
    },
  };
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

  *[Symbol.iterator](): Iterator<[string, string]> {
    for (const name of Object.keys(this.#headers)) yield [name, this.get(name) ?? ""];
  }
}

class NodeInbound implements Inbound {
  readonly method: string;
  readonly url: string;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #signal: AbortSignal | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, url: string) {
    this.method = incoming.method ?? "GET";
    this.url = url;
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  /** Whether anybody read a body. */
  hasBody = false;

  get headers(): InboundHeaders {
    return new NodeHeaders(this.#incoming.headers);
  }

  get signal(): AbortSignal {
    this.#signal ??= abortedOnClose(this.#outgoing);
    return this.#signal;
  }

  readBody(onChunk: OnChunk): Promise<void> {
    const incoming = this.#incoming;
    this.hasBody = true;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        incoming.off("data", onData).off("end", onEnd).off("error", onBroken).off("close", onBroken);
        act();
      };
      const stop = (error: unknown) => {
        incoming.pause();
        settle(() => reject(error));
      };
      const onData = (chunk: Buffer) => {
        try {
          const taken = onChunk(chunk);
          if (!taken) return;
          incoming.pause();
          taken.then(() => incoming.resume(), stop);
        } catch (error) {
          stop(error);
        }
      };
      const onEnd = () => settle(resolve);
      const onBroken = (cause?: unknown) =>
        settle(() => reject(new CallerGoneError("the body broke off before its end", { cause: cause ?? gone() })));
      incoming.on("data", onData).once("end", onEnd).once("error", onBroken).once("close", onBroken);
      if (incoming.destroyed) onBroken(incoming.errored);
    });
  }
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

function sendOnSocket(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  outgoing.writeHead(status, { ...headers, "content-length": length });
  outgoing.end(body);
}
