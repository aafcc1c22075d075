import type { LookupFunction } from "node:net";
import { isIPv6 } from "node:net";
import { Agent, buildConnector, fetch } from "undici";
import type { Network } from "./network.js";

/** Sends requests to one host, at the addresses it was judged by. */
export interface PinnedFetch {
  (request: Request): Promise<Response>;
  /** Lets go of connections. */
  close(): Promise<void>;
}

/** More than any documented result has. */
const mostBytes = 128 * 1024 * 1024;

/** Statuses that have no body. */
const bodiless: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/**
 * Makes a way to a host that does not ask again where its name leads: what was judged is what is spoken to. Redirects
 * are given back as they are, and nothing is repeated.
 */
export function pinnedFetch(addresses: readonly string[], network: Network, abort?: AbortSignal): PinnedFetch {
  const connect = buildConnector({
    lookup: pinnedLookup(addresses),
    timeout: 10_000,
    ...(network.ca === undefined ? {} : { ca: network.ca }),
  });
  const { portOf } = network;
  const agent = new Agent({
    connect: (options, callback) => {
      const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
      connect({ ...options, port: String(portOf?.(options.hostname, port) ?? port) }, callback);
    },
  });
  const send = async (request: Request): Promise<Response> => {
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const signal = abort ? AbortSignal.any([request.signal, abort]) : request.signal;
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    const answer = await fetch(url, {
      ...{ method, headers, redirect: "manual", signal, dispatcher: agent },
      ...(body === undefined ? {} : { body }),
    });
    const bytes = await readCapped(answer.body);
    const { status, statusText } = answer;
    return new Response(bodiless.has(status) ? null : bytes, { status, statusText, headers: [...answer.headers] });
  };
  return Object.assign(send, { close: () => agent.destroy() });
}

function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, callback) => {
    const [first] = all;
    if (!first) return callback(new Error("The host has no address."), "");
    if (options.all) return callback(null, all);
    callback(null, first.address, first.family);
  };
}

async function readCapped(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) throw new Error(`the answer is longer than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}
