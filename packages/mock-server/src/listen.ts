import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import type { AppEnv } from "./app.js";
import { nodeConnection } from "./pipeline/node-connection.js";
import { onlyTls } from "./tls/only-tls.js";
import { type SelfSigned, selfSigned } from "./tls/self-signed.js";

export interface ListenOptions {
  /** 0 picks a free port. */
  readonly port: number;
  readonly host: string;
  /** How many ports after a taken one are tried. */
  readonly tryNext?: number;
  /** Speak HTTPS, with a fresh certificate for these hosts, valid from about `now` on. */
  readonly tls?: { readonly hosts: readonly string[]; readonly now: number };
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
export async function listen(app: Hono<AppEnv>, options: ListenOptions): Promise<Listening> {
  const { port, host, tryNext = 0, tls } = options;
  const signed = tls && (await selfSigned(tls.hosts, tls.now));
  for (let next = port; ; next++) {
    try {
      return await open(app, { port: next, host, signed });
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || next - port >= tryNext) throw error;
    }
  }
}

/** The library types a server of HTTP/2 into the bindings as well, which this one is not. */
type ServerFetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

interface Door {
  readonly port: number;
  readonly host: string;
  readonly signed: SelfSigned | undefined;
}

function open(app: Hono<AppEnv>, { port, host, signed }: Door): Promise<Listening> {
  const server = serverFor(app, signed);
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
export function serverFor(app: Hono<AppEnv>, signed?: SelfSigned): ServerType {
  // The process keeps its own Request and Response: a mock in a test must not change them for everybody.
  const fetch = (request: Request, { incoming, outgoing }: HttpBindings) =>
    app.fetch(request, { connection: nodeConnection(incoming, outgoing, request.url) });
  const settings = { fetch: fetch as ServerFetch, overrideGlobalObjects: false, autoCleanupIncoming: false };
  const server = createAdaptorServer(signed ? { ...settings, ...serverOf(signed) } : settings);
  if (signed) onlyTls(server as TlsServer);
  server.on("request", readToItsEnd);
  return server;
}

function serverOf({ certificate, key }: SelfSigned) {
  return { createServer: createTlsServer, serverOptions: { cert: certificate, key } };
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((done, failed) => {
    server.close((error) => (error ? failed(error) : done()));
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}

/**
 * A caller that is refused in the middle of an upload goes on sending before it reads the answer. What it sends is
 * read and dropped, so that the answer reaches it and the connection can be used again; how long that may take is
 * for the server's request timeout to say.
 */
function readToItsEnd(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.once("finish", () => {
    if (incoming.readableEnded || incoming.destroyed) return;
    // The listeners of whoever read the body until now would pause it again.
    incoming.removeAllListeners("data").removeAllListeners("readable");
    incoming.on("data", () => {}).resume();
  });
}
