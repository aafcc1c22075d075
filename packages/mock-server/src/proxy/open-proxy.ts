import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http";
import type { Server as TlsServer } from "node:https";
import { type AddressInfo, createServer, type Socket } from "node:net";
import type { MockApp } from "../app.js";
import { serverFor } from "../listen.js";
import { PushedRequest } from "../pipeline/pushed-request.js";
import { selfSigned } from "../tls/self-signed.js";
import { passRequest, passTunnel } from "./pass-on.js";
import type { Proxying } from "./proxying.js";
import { nowhere, refuseRequest, refuseTunnel } from "./refuse.js";
import { checkPass, type Place, placeOfTarget, placeOfUrl, type WayRules, wayTo } from "./way.js";

export interface OpenProxyOptions extends WayRules {
  /** 0 picks a free port. */
  readonly port: number;
  /** What the certificate is made for, and the time of those who will check it. */
  readonly tls: { readonly hosts: readonly string[]; readonly now: number };
}

/** The first byte of every TLS connection: a handshake record. */
const handshake = 0x16;
const loopback = "127.0.0.1";
/** Who asks for more hosts than this is told the same, but not counted. */
const mostHosts = 1000;

/**
 * Opens a port of this machine that is a mock and a proxy at once; besides `listen.ts` the only place that opens one.
 * It takes plain HTTP and TLS, requests of its own and those meant for a proxy, tunnelled or not: what is for a host
 * that is played is answered by the mock, on the very connection it came by, so that faults of the line stay what they
 * are.
 *
 * @throws {RangeError} for a host to pass that is none, or is played
 */
export async function openProxy(app: MockApp, options: OpenProxyOptions): Promise<Proxying> {
  const rules = { played: options.played, pass: checkPass(options) };
  const { certificate, key } = await selfSigned(options.tls.hosts, options.tls.now);
  const doors = openDoors(app, { certificate, key });
  const refused = new Map<string, number>();
  let ownPort = 0;
  const choose = (place: Place | undefined) => {
    if (!place) return { way: "nowhere" as const, sentence: "CONNECT takes a host and a port." };
    const way = wayTo(place, rules, ownPort);
    const times = refused.get(place.host) ?? 0;
    if (way === "nowhere" && (times > 0 || refused.size < mostHosts)) refused.set(place.host, times + 1);
    return { way, place, sentence: nowhere(place.host, rules.played) };
  };
  doors.gate.on("request", (incoming, outgoing) => {
    const url = absoluteUrl(incoming.url);
    const { way, sentence } = url ? choose(placeOfUrl(url)) : { way: "mock", sentence: "" };
    if (way === "nowhere") refuseRequest(incoming, outgoing, 403, sentence);
    else if (url && way === "onward") passRequest(incoming, outgoing, url);
    else doors.plain.emit("request", incoming, outgoing);
  });
  doors.gate.on("connect", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    const { way, place, sentence } = choose(placeOfTarget(incoming.url ?? ""));
    if (!place || way === "nowhere") return refuseTunnel(socket, place ? 403 : 400, sentence);
    if (way === "onward") return passTunnel(socket, head, place);
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    doors.admit(socket);
  });
  const { port, close } = await listen(doors.admit, options.port);
  ownPort = port;
  return {
    url: `http://${loopback}:${port}`,
    port,
    certificate,
    played: rules.played,
    refused: () => [...refused].map(([host, times]) => ({ host, times })),
    distrusted: doors.distrusted,
    close,
  };
}

interface Doors {
  /** Takes what comes in plain HTTP, for the mock or for others. */
  readonly gate: Server;
  readonly plain: Pick<Server, "emit">;
  /** Takes a connection that has said nothing yet. */
  readonly admit: (socket: Socket) => void;
  readonly distrusted: () => number;
}

/** Servers without a port: connections are handed to them. */
function openDoors(app: MockApp, signed: { readonly certificate: string; readonly key: string }): Doors {
  // Its requests are handed on to a server of the mock, which reads them in its own way.
  const gate = createHttpServer({ IncomingMessage: PushedRequest });
  const secure = serverFor(app, signed) as TlsServer;
  let distrusted = 0;
  const count = (error: Error) => {
    if ("code" in error && /ALERT/.test(String(error.code))) distrusted++;
  };
  // In TLS 1.3 a client looks at the certificate when the server is done with the handshake, before that in older ones.
  secure.on("tlsClientError", count).on("secureConnection", (socket) => socket.on("error", count));
  const admit = (socket: Socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === handshake ? secure : gate).emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  };
  return { gate, plain: serverFor(app), admit, distrusted: () => distrusted };
}

function listen(admit: (socket: Socket) => void, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const front = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    admit(socket);
  });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= new Promise((done) => {
      front.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
    return closed;
  };
  return new Promise((resolve, reject) => {
    front.once("error", reject);
    front.listen(port, loopback, () => {
      front.off("error", reject);
      resolve({ port: (front.address() as AddressInfo).port, close });
    });
  });
}

/** The URL of a request that came as to a proxy; undefined for one that names a path only. */
function absoluteUrl(target = ""): URL | undefined {
  return /^https?:\/\//i.test(target) && URL.canParse(target) ? new URL(target) : undefined;
}
