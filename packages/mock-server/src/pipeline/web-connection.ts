import { type Answer, toResponse } from "./answer.js";
import { CallerGoneError } from "./caller-gone-error.js";
import type { Connection } from "./connection.js";
import type { Inbound } from "./inbound.js";

/** A request that came as a web `Request`, in this process. */
export function webConnection(request: Request): Connection {
  return { inbound: webInbound(request), send: (answer: Answer) => toResponse(answer) };
}

function webInbound(request: Request): Inbound {
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    get signal() {
      return request.signal;
    },
    readBody: (onChunk) => readStream(request.body, onChunk),
  };
}

async function readStream(
  body: ReadableStream<Uint8Array> | null,
  onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await nextOf(reader);
      if (done) return;
      onChunk(value);
    }
  } finally {
    // Released, not cancelled: that would tell the caller that nobody is left to answer.
    reader.releaseLock();
  }
}

async function nextOf(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new CallerGoneError("the body broke off before its end", { cause });
  }
}
