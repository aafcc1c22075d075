import { Agent, type Dispatcher } from "undici";
import { TransportError } from "../../errors/transport-error.js";
import { wordsOf } from "../never-left.js";
import type { Transport, WireAnswer, WireRequest } from "../transport.js";
import { multipartOf } from "./multipart.js";
import { unpacked } from "./unpacked.js";

/**
 * Learns when a request is about to be written to a connection that stands: before that, nothing of it has left. It
 * stands before the whole handler, as the decorator of the library takes answers before the answer, such as 103, amiss.
 */
function watchDeparture(handler: Dispatcher.DispatchHandler, departed: () => void): Dispatcher.DispatchHandler {
  return new Proxy(handler, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== "function") return method;
      return (...values: unknown[]) => {
        if (name === "onRequestStart" || name === "onConnect") departed();
        return method.apply(target, values);
      };
    },
  });
}

/**
 * A transport over undici: connections are kept, files are streamed, and whether a request left is known for certain.
 *
 * @param dispatcher another way to reach hosts, such as a `ProxyAgent`; connections of its own unless given
 * @example
 * const transport = undiciTransport(new EnvHttpProxyAgent());
 */
export function undiciTransport(dispatcher: Dispatcher = new Agent()): Transport {
  let closed: Promise<void> | undefined;
  return {
    async send({ method, url, headers, body }: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
      let departed = false;
      const watched = dispatcher.compose(
        (dispatch) => (options, handler) =>
          dispatch(
            options,
            watchDeparture(handler, () => (departed = true)),
          ),
      );
      const { origin, pathname, search } = new URL(url);
      try {
        const answer = await watched.request({
          ...{ origin, path: `${pathname}${search}`, method, signal },
          // Time limits are the client's, on its own clock.
          ...{ headersTimeout: 0, bodyTimeout: 0 },
          ...written(headers, body),
        });
        const heard = toHeaders(answer.headers);
        return {
          status: answer.statusCode,
          headers: heard,
          body: unpacked(answer.body, heard.get("content-encoding")),
        };
      } catch (error) {
        // Once it departed, no error proves anything: a host can become unreachable in the middle of a connection.
        throw new TransportError(wordsOf(error), { left: departed ? "unknown" : "no", cause: error });
      }
    },
    close() {
      // A second time is no mistake: who closes may also dispose.
      closed ??= dispatcher.close();
      return closed;
    },
  };
}

/** Headers and body as undici takes them; of a form, its length is known beforehand. */
function written(headers: Headers, body: WireRequest["body"]) {
  const plain = Object.fromEntries(headers);
  if (body === undefined) return { headers: plain };
  if (typeof body === "string") return { headers: plain, body };
  const form = multipartOf(body);
  return { headers: { ...plain, ...form.headers }, body: form.body };
}

function toHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) headers.append(name, each);
  }
  return headers;
}
