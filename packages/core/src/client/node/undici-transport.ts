import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Agent, DecoratorHandler, type Dispatcher } from "undici";
import { TransportError } from "../../errors/transport-error.js";
import { neverLeft, wordsOf } from "../never-left.js";
import type { Transport, WireAnswer, WireRequest } from "../transport.js";
import { multipartOf } from "./multipart.js";

/** Learns when a request is about to be written to a connection that stands: before that, nothing of it has left. */
class DepartureHandler extends DecoratorHandler {
  readonly #departed: () => void;

  constructor(handler: Dispatcher.DispatchHandler, departed: () => void) {
    super(handler);
    this.#departed = departed;
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.#departed();
    passOn.onRequestStart?.call(this, controller, context);
  }
}

/** The class has all methods of a handler; its types leave them out. */
const passOn: Dispatcher.DispatchHandler = DecoratorHandler.prototype;

/**
 * A transport over undici: connections are kept, files are streamed, and whether a request left is known for certain.
 *
 * @param dispatcher another way to reach hosts, such as a `ProxyAgent`; connections of its own unless given
 * @example
 * const transport = undiciTransport(new EnvHttpProxyAgent());
 */
export function undiciTransport(dispatcher: Dispatcher = new Agent()): Transport {
  return {
    async send({ method, url, headers, body }: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
      let departed = false;
      const watched = dispatcher.compose(
        (dispatch) => (options, handler) => dispatch(options, new DepartureHandler(handler, () => (departed = true))),
      );
      const { origin, pathname, search } = new URL(url);
      try {
        const answer = await watched.request({
          ...{ origin, path: `${pathname}${search}`, method, signal },
          // Time limits are the client's, on its own clock.
          ...{ headersTimeout: 0, bodyTimeout: 0 },
          ...written(headers, body),
        });
        return { status: answer.statusCode, headers: toHeaders(answer.headers), body: answer.body };
      } catch (error) {
        const left = !departed || neverLeft(error) ? "no" : "unknown";
        throw new TransportError(wordsOf(error), { left, cause: error });
      }
    },
    close: () => dispatcher.close(),
  };
}

/** Headers and body as undici takes them; of a form, its length is known beforehand. */
function written(headers: Headers, body: WireRequest["body"]) {
  const plain = Object.fromEntries(headers);
  if (body === undefined) return { headers: plain };
  if (typeof body === "string") return { headers: plain, body };
  const form = multipartOf(body);
  const own = { "content-type": form.contentType, "content-length": String(form.body.size) };
  return { headers: { ...plain, ...own }, body: Readable.fromWeb(form.body.stream() as ReadableStream) };
}

function toHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) headers.append(name, each);
  }
  return headers;
}
