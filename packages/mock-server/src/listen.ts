import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { MockApp } from "./app.js";
import type { Answer } from "./pipeline/answer.js";
import { nodeConnection, type Outgoing } from "./pipeline/node-connection.js";
import { Outbox } from "./pipeline/outbox.js";
import { plainAddress } from "./pipeline/plain-address.js";
import { PushedRequest } from "./pipeline/pushed-request.js";
import { SpentExchange } from "./pipeline/spent-exchange.js";
import { limitSockets, type SocketLimits, serverLimits, usualSocketLimits } from "./socket-limits.js";
import { onlyTls } from "./tls/only-tls.js";
import { type SelfSigned, selfSigned } from "./tls/self-signed.js";
import { webListener } from "./web-listener.js";

export interface ListenOptions {
  /** 0 picks a free port. */
  readonly port: number;
  readonly host: string;
  /** How many ports after a taken one are tried. */
  readonly tryNext?: number;
  /** Speak HTTPS, with a fresh certificate for these hosts, valid from about `now` on. */
  readonly tls?: { readonly hosts: readonly string[]; readonly now: number };
  /** How long connections may keep the server waiting, and how many there may be; the usual limits unless said. */
  readonly sockets?: Partial<SocketLimits>;
}

/** A server on a port. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  /** The certificate that clients of an HTTPS port have to trust, as PEM. */
  readonly certificate?: string;
  /** Ends open connections, too. May be called twice. */
  close(): Promise<void>;
}

/**
 * Opens a port for the mock; the only place that does, besides `proxy/open-proxy.ts`.
 *
 * @throws when the port, and every next one that may be tried, is taken or not allowed.
 */
export async function listen(app: MockApp, options: ListenOptions): Promise<Listening> {
  const { port, host, tryNext = 0, tls, sockets } = options;
  const limits = { ...usualSocketLimits, ...sockets };
  const signed = tls && (await selfSigned(tls.hosts, tls.now));
  for (let next = port; ; next++) {
    try {
      return await open(app, { port: next, host, signed, limits });
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || next - port >= tryNext) throw error;
    }
  }
}

interface Door {
  readonly port: number;
  readonly host: string;
  readonly signed: SelfSigned | undefined;
  readonly limits: SocketLimits;
}

function open(app: MockApp, { port, host, signed, limits }: Door): Promise<Listening> {
  const server = serverFor(app, signed, limits);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address() as AddressInfo;
      const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
      let closed: Promise<void> | undefined;
      const close = () => {
        closed ??= closeServer(server);
        return closed;
      };
      const scheme = signed ? "https" : "http";
      const trusted = signed ? { certificate: signed.certificate } : {};
      resolve({ url: `${scheme}://${name}:${address.port}`, port: address.port, ...trusted, close });
    });
  });
}

/** A server of the mock that does not listen yet; of HTTPS when it has a certificate. */
export function serverFor(app: MockApp, signed?: SelfSigned, limits = usualSocketLimits): Server {
  const outbox = new Outbox();
  const spent = new SpentExchange();
  const { mistake } = app;
  const { idleMs: silenceMs } = limits;
  const anything = webListener(app, { outbox, silenceMs });
  const scheme = signed ? "https://" : "http://";
  const answer = (incoming: PushedRequest, outgoing: Outgoing) => {
    const address = usualMethods.has(incoming.method ?? "") ? plainAddress(incoming, scheme) : undefined;
    if (address === undefined) return void anything(incoming, outgoing);
    const around = { url: address.href, address, outbox, spent, mistake, silenceMs };
    const { inbound, send, forget } = nodeConnection(incoming, outgoing, around);
    const given = app.answer(inbound);
    if (!(given instanceof Promise)) return void send(given);
    // Nobody is left to answer where it rejects.
    given.then((late: Answer) => void send(late), forget);
  };
  const options = { ...serverLimits(limits), IncomingMessage: PushedRequest };
  if (!signed) return limitSockets(createServer(options, answer), limits);
  const server = createTlsServer({ ...options, cert: signed.certificate, key: signed.key }, answer);
  onlyTls(server, limits.headersMs);
  return limitSockets(server, limits);
}

/** What clients of vendors send, and those who steer the mock: requests that are answered by what they ask for alone. */
const usualMethods = new Set(["GET", "POST", "PUT", "DELETE"]);

function closeServer(server: Server): Promise<void> {
  return new Promise((done, failed) => {
    server.close((error) => (error ? failed(error) : done()));
    server.closeAllConnections();
  });
}
