import { connect, type Socket } from "node:net";

/** An answer off the wire, with its header names in lower case. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as bytes on the wire. */
export interface RawRequest {
  readonly method: string;
  readonly text: string;
}

/** Writes a request out, with exactly the header lines it is given. */
export function rawRequest(method: string, target: string, headers: readonly string[], body = ""): RawRequest {
  const length = body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return { method, text: [`${method} ${target} HTTP/1.1`, ...headers, ...length, "", body].join("\r\n") };
}

/**
 * Sends requests that no honest client would, thousands of them: many at once on one connection, and on a new one
 * where the server has had enough. Answers come in the order of the requests.
 */
export async function sendAll(port: number, requests: readonly RawRequest[]): Promise<readonly RawAnswer[]> {
  const answers: RawAnswer[] = [];
  while (answers.length < requests.length) {
    const before = answers.length;
    answers.push(...(await sendSome(port, upToClose(requests, before))));
    if (answers.length === before) throw new Error(`No answer to ${requests[before]?.text}`);
  }
  return answers;
}

/** The next requests, up to one after which the connection ends. */
function upToClose(requests: readonly RawRequest[], from: number): readonly RawRequest[] {
  const last = requests.findIndex(({ text }, at) => at >= from && text.includes("Connection: close"));
  return requests.slice(from, last < 0 ? undefined : last + 1);
}

/** As many answers as one connection gives. */
function sendSome(port: number, requests: readonly RawRequest[]): Promise<readonly RawAnswer[]> {
  return new Promise((resolve) => {
    const answers: RawAnswer[] = [];
    let text = "";
    const socket: Socket = connect(port, "127.0.0.1").setEncoding("latin1");
    const end = () => {
      socket.destroy();
      resolve(answers);
    };
    socket.on("connect", () => socket.write(requests.map((request) => request.text).join(""), "latin1"));
    socket.on("error", () => {});
    socket.on("close", end);
    socket.on("data", (chunk: string) => {
      text += chunk;
      for (;;) {
        const read = readAnswer(text, requests[answers.length]?.method ?? "GET");
        if (!read) return;
        answers.push(read.answer);
        text = text.slice(read.length);
        if (answers.length === requests.length) return end();
      }
    });
  });
}

function readAnswer(text: string, method: string): { readonly answer: RawAnswer; readonly length: number } | undefined {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const [first = "", ...lines] = text.slice(0, headEnd).split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const end = method === "HEAD" ? headEnd + 4 : endOfBody(text, headEnd + 4, headers);
  if (end === undefined || text.length < end) return undefined;
  const answer = { status: Number(first.split(" ")[1]), headers, body: text.slice(headEnd + 4, end) };
  return { answer, length: end };
}

/** Where a body ends that begins at `from`; one in chunks is left as it is. */
function endOfBody(text: string, from: number, headers: Readonly<Record<string, string>>): number | undefined {
  if (headers["transfer-encoding"] !== "chunked") return from + Number(headers["content-length"] ?? 0);
  const last = text.indexOf("0\r\n\r\n", from);
  return last < 0 ? undefined : last + 5;
}
