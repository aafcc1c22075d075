import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came over a socket, whole. */
export interface RawRequest {
  /** The head and, after an empty line, the body; one character for each byte. */
  readonly text: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  /** Which connection it came over, from 1 on. */
  readonly connection: number;
}

export interface RawServer {
  readonly url: string;
  readonly port: number;
  /** What came whole. */
  readonly requests: RawRequest[];
  /** Connections so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server that leaves everything on its sockets to a test; `early` is told of the first bytes of each request. */
export async function rawServer(
  answer: (request: RawRequest, socket: Socket, server: RawServer) => void,
  early: (socket: Socket) => void = () => {},
): Promise<RawServer> {
  const open = new Set<Socket>();
  const requests: RawRequest[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    const connection = ++connections;
    let buffered = "";
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => {});
    socket.on("data", (chunk) => {
      if (buffered === "") early(socket);
      buffered += chunk.toString("latin1");
      const request = wholeRequest(buffered, connection);
      if (!request) return;
      buffered = buffered.slice(request.text.length);
      requests.push(request);
      answer(request, socket, own);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
    return closed;
  };
  const own: RawServer = { url: `http://127.0.0.1:${port}`, port, requests, connections: () => connections, close };
  onTestFinished(close);
  return own;
}

function wholeRequest(text: string, connection: number): RawRequest | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = new Headers(
    lines.map((line): [string, string] => [line.split(":")[0] ?? "", line.replace(/^[^:]*:\s*/, "")]),
  );
  const [method = "", path = ""] = first.split(" ");
  const length = Number(headers.get("content-length") ?? 0);
  const body = text.slice(end + 4, end + 4 + length);
  if (body.length < length) return undefined;
  return { text: text.slice(0, end + 4 + length), method, path, headers, body, connection };
}

const taskId = "9c5f4a3e-6a3b-4c55-8d0a-0d2f1b7f6a11";

/** The answer to a submit that was accepted. */
export const acceptedJson = JSON.stringify({ status: 200, message: "success", data: { task_id: taskId } });

/** An answer of HTTP/1.1 with the length of its body. */
export function httpAnswer(
  body: string | Uint8Array,
  {
    status = "200 OK",
    headers = {},
  }: { readonly status?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Buffer {
  const bytes = Buffer.from(body as string);
  const given = { "content-type": "application/json", "content-length": String(bytes.length), ...headers };
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from([`HTTP/1.1 ${status}`, ...lines, "", ""].join("\r\n"), "latin1"), bytes]);
}
