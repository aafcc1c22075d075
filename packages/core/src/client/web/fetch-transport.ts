import { TransportError } from "../../errors/transport-error.js";
import { neverLeft, wordsOf } from "../never-left.js";
import type { Transport, WireAnswer, WireRequest } from "../transport.js";
import { formBlob } from "./form-blob.js";

/** As much of `fetch` as a transport needs. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * A transport over any `fetch`: a browser's, a worker's, that of a mock. Such a function seldom tells whether a request
 * that failed had left, so most failures count as possibly sent.
 *
 * @example
 * const client = createClient(picwish, { credentials: ["key"], transport: fetchTransport(mock.fetch) });
 */
export function fetchTransport(fetch: Fetch = (request) => globalThis.fetch(request)): Transport {
  return {
    async send({ method, url, headers, body }: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
      if (signal.aborted) throw new TransportError("it was given up before it left", { left: "no" });
      const request = new Request(url, {
        ...{ method, headers, signal, redirect: "manual", credentials: "omit", cache: "no-store" },
        ...(body === undefined ? {} : { body: body instanceof FormData ? formBlob(body) : body }),
      });
      try {
        const response = await fetch(request);
        return { status: response.status, headers: response.headers, body: chunksOf(response.body) };
      } catch (error) {
        if (error instanceof TransportError) throw error;
        throw new TransportError(wordsOf(error), { left: neverLeft(error) ? "no" : "unknown", cause: error });
      }
    },
    close: () => Promise.resolve(),
  };
}

/** The chunks of a stream; not every runtime lets one iterate over it. */
async function* chunksOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!stream) return;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early wants no more of it; what is already broken cannot be given up.
    await reader.cancel().catch(() => {});
  }
}
