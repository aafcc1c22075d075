import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A small server on loopback that a subject can download pictures from. */
export interface PictureHost {
  /** Serves a file; gives its address. */
  readonly put: (fileName: string, bytes: Uint8Array) => Promise<string>;
  /** Whether anyone ever asked for what is at this address. */
  readonly wasFetched: (url: string) => boolean;
  close(): Promise<void>;
}

/** Opens a picture host on a free port of this machine. */
export async function openPictureHost(): Promise<PictureHost> {
  const files = new Map<string, Uint8Array>();
  const fetched = new Set<string>();
  const server = createServer((request, response) => {
    const name = nameIn(`http://127.0.0.1${request.url ?? "/"}`);
    const file = files.get(name);
    fetched.add(name);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": file.byteLength });
    response.end(file);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    async put(fileName, bytes) {
      files.set(fileName, bytes);
      return `http://127.0.0.1:${port}/${encodeURIComponent(fileName)}`;
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
