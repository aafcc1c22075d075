import { request } from "node:http";
import { setImmediate as turn } from "node:timers/promises";

/** What a plain HTTP client hears: the answer as far as it came, and the error it ended in, if any. */
export interface Heard {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** The system's name for what went wrong, such as `ECONNRESET`. */
  readonly error?: string;
  /** It never came to an end: the client was told to give up. */
  readonly gaveUp?: true;
}

export interface PlainCall {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Whether the other side has come as far as it ever will: whoever is not answered by then gives up. */
  readonly isOver: () => boolean;
}

/** How long somebody waits who was answered long ago: in turns of the event loop. */
const patience = 300;

/** Sends a request over a connection of its own with nothing but `node:http`, and reads what comes of it. */
export async function plainCall(
  url: string,
  { method = "GET", headers = {}, body, isOver }: PlainCall,
): Promise<Heard> {
  let ended = false;
  const pieces: Buffer[] = [];
  let head: Omit<Heard, "body"> = { headers: {} };
  const call = request(url, { method, headers: { ...headers, connection: "close" }, agent: false });
  const over = new Promise<Heard>((resolve) => {
    const end = (more: Partial<Heard>) => {
      ended = true;
      resolve({ ...head, body: Buffer.concat(pieces), ...more });
    };
    const fail = (error: Error) => end({ error: "code" in error ? String(error.code) : error.message });
    call.on("error", fail);
    call.on("response", (response) => {
      head = { status: response.statusCode ?? 0, headers: response.headers };
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => end({}));
      response.on("error", fail);
    });
    call.on("abandon", () => end({ gaveUp: true }));
  });
  call.end(body);
  for (let waited = 0; !ended; ) {
    await turn();
    if (!isOver() || ++waited <= patience) continue;
    call.emit("abandon");
    call.destroy();
  }
  return over;
}
