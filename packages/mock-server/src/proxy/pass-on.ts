import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp, type ServerResponse } from "node:http";
import { request as requestHttps } from "node:https";
import { connect, type Socket } from "node:net";
import { pipeline } from "node:stream";
import { refuseRequest, refuseTunnel } from "./refuse.js";
import type { Place } from "./way.js";

/** Headers that are between two neighbours, and not for whoever comes after. */
const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Opens a tunnel to a place and joins both ends, byte by byte: an end or a loss of one is one of the other. */
export function passTunnel(client: Socket, head: Uint8Array, { host, port }: Place): void {
  const onward = connect({ host: host.replace(/^\[|\]$/g, ""), port, allowHalfOpen: true });
  client.on("error", () => onward.destroy()).once("close", () => onward.destroy());
  onward.once("error", (error) => refuseTunnel(client, 502, noWayThrough(host, error)));
  onward.once("connect", () => {
    onward.removeAllListeners("error").on("error", () => client.destroy());
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    onward.write(head);
    client.pipe(onward).pipe(client);
    onward.once("close", () => client.destroy());
  });
}

/** Sends a request on to where its URL leads, and its answer back. */
export function passRequest(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): void {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const onward = send(url, { agent: false, method: incoming.method, headers: endToEnd(incoming.headers) });
  onward.once("error", (error) => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuseRequest(incoming, outgoing, 502, noWayThrough(url.hostname, error));
  });
  onward.once("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    pipeline(answer, outgoing, () => {});
  });
  outgoing.once("close", () => onward.destroy());
  incoming.pipe(onward);
}

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

function noWayThrough(host: string, error: Error): string {
  const why = "code" in error ? String(error.code) : error.message;
  return `${host} did not answer (${why}). It may be reached through this proxy, so look whether it is there.`;
}
