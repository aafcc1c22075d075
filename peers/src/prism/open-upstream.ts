import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { armour, disarm, isJson } from "./armour.js";

/** A server that Prism can stand in front of. */
export interface Upstream {
  readonly url: string;
  close(): Promise<void>;
}

/** Puts something that answers requests on a free port, as the host of a vendor. */
export async function openUpstream(host: string, answer: (request: Request) => Promise<Response>): Promise<Upstream> {
  const server = createServer((message, reply) => {
    pass(host, answer, message, reply).catch((error: unknown) => reply.destroy(error as Error));
  });
  // Prism keeps its connections, and a request on one that was just closed would be lost.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  host: string,
  answer: (request: Request) => Promise<Response>,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  const sent = Buffer.concat(chunks);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (!connectionHeaders.has(name) && typeof value === "string") headers.set(name, value);
  }
  const body = isJson(headers) ? sent : disarm(sent);
  const { method = "GET", url = "/" } = message;
  const response = await answer(
    new Request(`https://${host}${url}`, {
      method,
      headers,
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    }),
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  const answered = [...response.headers].filter(([name]) => !connectionHeaders.has(name));
  reply.writeHead(response.status, Object.fromEntries(answered));
  reply.end(isJson(response.headers) ? bytes : armour(bytes));
}

const connectionHeaders: ReadonlySet<string> = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "keep-alive",
]);
