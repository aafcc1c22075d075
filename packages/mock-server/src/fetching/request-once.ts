import http, { type ClientRequest, type IncomingMessage } from "node:http";
import https, { type RequestOptions } from "node:https";
import { isIP, type LookupFunction, type TcpNetConnectOpts } from "node:net";
import { bareHost, portOf } from "./url-objection.js";

export interface SendOptions extends RequestOptions, Pick<TcpNetConnectOpts, "autoSelectFamily"> {}

/** Sends one request; that of node:http or node:https, by the protocol in the options. */
export type SendRequest = (options: SendOptions, onResponse: (response: IncomingMessage) => void) => ClientRequest;

export const sendRequest: SendRequest = (options, onResponse) =>
  (options.protocol === "https:" ? https : http).request(options, onResponse);

/** What one request came to. */
export type HopResult =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "failed"; readonly because: string };

export interface HopInput {
  readonly url: URL;
  /** The addresses that were checked; no other is connected to. */
  readonly addresses: readonly string[];
  readonly mostBytes: number;
  readonly signal: AbortSignal;
  readonly send: SendRequest;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** Asks for a URL at addresses that were checked, and follows nothing. Rejects when the signal aborts. */
export async function requestOnce(input: HopInput): Promise<HopResult> {
  const { url, signal } = input;
  try {
    const response = await responseOf(input);
    // Whatever is not read to its end is let go of with its connection.
    try {
      return await read(response, input);
    } finally {
      response.destroy();
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { kind: "failed", because: `the download from ${url.host} failed (${codeOf(error)})` };
  }
}

function responseOf({ url, addresses, signal, send }: HopInput): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = send(optionsFor(url, addresses, signal), resolve);
    request.on("error", reject);
    // An answer that wants another protocol ends without an error.
    request.on("close", () => reject(new Error("closed")));
    request.end();
  });
}

function optionsFor(url: URL, addresses: readonly string[], signal: AbortSignal): SendOptions {
  const host = bareHost(url);
  return {
    protocol: url.protocol,
    hostname: host,
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, accept: "image/*, */*;q=0.1", "accept-encoding": "identity", "user-agent": "graycard" },
    // A connection of its own: one that was kept could lead to an address that was checked for another URL.
    agent: false,
    lookup: lookupPinned(addresses),
    autoSelectFamily: true,
    servername: isIP(host) === 0 ? host : "",
    rejectUnauthorized: true,
    signal,
  };
}

/** Answers the socket's question for addresses with those that were checked. */
function lookupPinned(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, answer) => {
    if (options.all) return answer(null, known);
    const [first] = known;
    if (first) answer(null, first.address, first.family);
  };
}

async function read(response: IncomingMessage, { url, mostBytes, signal }: HopInput): Promise<HopResult> {
  const { statusCode = 0, headers } = response;
  if (redirects.has(statusCode) && headers.location !== undefined) {
    return { kind: "redirect", location: headers.location };
  }
  if (statusCode < 200 || statusCode > 299) return { kind: "failed", because: `${url.host} answered ${statusCode}` };
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") {
    return { kind: "failed", because: `${url.host} sent the picture as ${encoding}, which it was not asked for` };
  }
  // A length that is too much is believed; one that is not is counted.
  if (Number(headers["content-length"]) > mostBytes) return { kind: "too-large" };
  return readUpTo(response, mostBytes, signal);
}

async function readUpTo(response: IncomingMessage, mostBytes: number, signal: AbortSignal): Promise<HopResult> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return { kind: "too-large" };
    chunks.push(chunk);
  }
  // An answer whose length nobody said ends where its connection does, and that is what an abort ends.
  if (signal.aborted) throw signal.reason;
  return { kind: "bytes", bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** A code, not the message: that may quote what the other side sent. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "the connection ended early";
}
