import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "@graycard/core";
import type { PictureManner } from "./picture-manner.js";

/** A small server on loopback that a subject can download pictures from. */
export interface PictureHost {
  /** Serves a file in a manner; gives its address. */
  readonly put: (fileName: string, bytes: Uint8Array, manner?: PictureManner) => Promise<string>;
  /** Whether anyone ever asked for what is at this address. */
  readonly wasFetched: (url: string) => boolean;
  close(): Promise<void>;
}

interface HostedFile {
  readonly bytes: Uint8Array;
  readonly manner: PictureManner;
}

/**
 * Opens a picture host on a free port of this machine. What is slow is so by the clock.
 *
 * @example
 * const host = await openPictureHost(systemClock);
 * const slow = await host.put("slow.jpg", bytes, { delayMs: 12_000 });
 */
export async function openPictureHost(clock: Clock): Promise<PictureHost> {
  const files = new Map<string, HostedFile>();
  const fetched = new Set<string>();
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://host.invalid");
    const name = nameIn(`http://host.invalid${request.url ?? "/"}`);
    fetched.add(name);
    answer({ request, response, clock }, files.get(name), Number(searchParams.get("hop") ?? 0));
  });
  const port = await listen(server);
  return {
    async put(fileName, bytes, manner = {}) {
      // The manner is part of the name: the same picture may be slow for one and missing for another.
      const name = mannerName(manner) + fileName;
      files.set(name, { bytes, manner });
      return `http://127.0.0.1:${port}/${encodeURIComponent(name)}`;
    },
    wasFetched: (url) => fetched.has(nameIn(url)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The name of the file at an address, however much of it is encoded. */
function nameIn(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname.slice(1) : "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function mannerName({ missing, delayMs, redirects, contentType }: PictureManner): string {
  const parts = [
    ...(missing ? ["missing"] : []),
    ...(delayMs === undefined ? [] : [`slow-${delayMs}`]),
    ...(redirects === undefined ? [] : [`redirects-${redirects}`]),
    ...(contentType === undefined ? [] : [contentType.replace(/[^a-z0-9]+/gi, "-")]),
  ];
  return parts.map((part) => `${part}-`).join("");
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly clock: Clock;
}

function answer({ request, response, clock }: Visit, file: HostedFile | undefined, hop: number): void {
  if (!file || file.manner.missing) {
    response.writeHead(404).end();
    return;
  }
  const { bytes, manner } = file;
  const { redirects = 0, delayMs = 0, contentType = "application/octet-stream" } = manner;
  if (hop < redirects) {
    const here = new URL(request.url ?? "/", "http://host.invalid").pathname;
    response.writeHead(302, { location: `${here}?hop=${hop + 1}` }).end();
    return;
  }
  const send = () => {
    response.writeHead(200, { "content-type": contentType, "content-length": bytes.byteLength });
    response.end(request.method === "HEAD" ? undefined : bytes);
  };
  if (delayMs === 0) {
    send();
    return;
  }
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  // Whoever has left does not get it any more.
  clock.sleepUntil(clock.now() + delayMs, { signal: gone.signal }).then(send, () => {});
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}
