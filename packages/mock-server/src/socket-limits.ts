import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** How long a connection may keep the server waiting, in milliseconds of real time, and how many there may be. */
export interface SocketLimits {
  /** From the beginning of a connection, or of a later request, to the end of the headers. */
  readonly headersMs: number;
  /** From the beginning of a request to the end of its body. */
  readonly requestMs: number;
  /** Between two requests of a connection, and within the rest of a body when its answer has been sent. */
  readonly idleMs: number;
  /** How long an answer may stand still because its caller does not read it. */
  readonly stalledMs: number;
  /** How often connections that take too long are looked for; they may last that much longer. */
  readonly checkEveryMs: number;
  /** Connections at once; what comes beyond them is closed at once. */
  readonly mostConnections: number;
}

/** Ample for every honest caller, a slow one or one that somebody is debugging included. */
export const usualSocketLimits: SocketLimits = {
  headersMs: 30_000,
  requestMs: 300_000,
  idleMs: 5_000,
  stalledMs: 60_000,
  checkEveryMs: 5_000,
  mostConnections: 10_000,
};

/** The limits as a server takes them when it is made; the others are put into force by {@link limitSockets}. */
export function serverLimits({ headersMs, requestMs, idleMs, checkEveryMs }: SocketLimits) {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
    connectionsCheckingInterval: checkEveryMs,
  };
}

const lastAnswer = Symbol("last answer");

interface Answering extends Socket {
  [lastAnswer]?: ServerResponse | undefined;
}

/** Bounds the connections of a server: their number, and how long they may lie there with an answer in them. */
export function limitSockets<S extends Server>(server: S, { mostConnections, stalledMs }: SocketLimits): S {
  server.maxConnections = mostConnections;
  // Answers leave a connection in the order of its requests: while the last has not, there is one at work.
  server.on("request", ({ socket }: { socket: Answering }, outgoing: ServerResponse) => {
    if (!(lastAnswer in socket)) socket.once("close", () => (socket[lastAnswer] = undefined));
    socket[lastAnswer] = outgoing;
  });
  server.setTimeout(stalledMs, (socket: Answering) => {
    // An answer that is still being worked on, or held back by a fault, may take as long as it likes.
    const works = socket[lastAnswer]?.closed === false && socket.writableLength === 0;
    if (!works) socket.destroy();
  });
  return server;
}
