import { playAsResponse } from "../wire/play-as-response.js";
import { type Answer, toResponse } from "./answer.js";
import { CallerGoneError } from "./caller-gone-error.js";
import type { Connection } from "./connection.js";
import type { Inbound, OnChunk } from "./inbound.js";

/** A request that came as a web `Request`, in this process. */
export function webConnection(request: Request): Connection {
  return { inbound: webInbound(request), send: (answer) => send(answer, request) };
}

function send(answer: Answer, request: Request): Response | Promise<Response> {
  return answer.wire ? playAsResponse(answer, answer.wire, request) : toResponse(answer);
}

function webInbound(request: Request): Inbound {
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    get signal() {
      return request.signal;
    },
    readBody: async (onChunk) => readStream(await bodyOf(request), onChunk),
  };
}

/** The body as a stream, also where requests do not show theirs: Firefox has no `body`. */
async function bodyOf(request: Request): Promise<ReadableStream<Uint8Array> | null> {
  return request.body === undefined ? new Response(await request.arrayBuffer()).body : request.body;
}

async function readStream(body: ReadableStream<Uint8Array> | null, onChunk: OnChunk): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await nextOf(reader);
      if (done) return;
      await onChunk(value);
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
