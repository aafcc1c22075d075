import { CallerGoneError } from "../caller-gone-error.js";
import { BodyTooLargeError } from "./body-errors.js";

/**
 * Passes the chunks of a body on and counts them. What a header claims about the length is never looked at.
 *
 * @throws {BodyTooLargeError} as soon as more than `mostBytes` have come
 * @throws {CallerGoneError} when the body breaks off
 */
export async function* countedChunks(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
  onCount: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  let bytes = 0;
  for await (const chunk of untilBroken(body)) {
    bytes += chunk.byteLength;
    onCount(bytes);
    if (bytes > mostBytes) throw new BodyTooLargeError(`The body has more than ${mostBytes} bytes.`);
    yield chunk;
  }
}

async function* untilBroken(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    // What goes wrong with a chunk after it was passed on does not come back here. A body that is read no further is
    // not cancelled: that would break the connection before the caller has read why it was refused.
    yield* body.values({ preventCancel: true });
  } catch (cause) {
    throw new CallerGoneError("the body broke off before its end", { cause });
  }
}
