/** The body is longer than anything the endpoint could take. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/** A body that is not what its Content-Type says. */
export class MalformedBodyError extends Error {
  override readonly name = "MalformedBodyError";
}

/**
 * Passes the chunks of a body on and counts them. What a header claims about the length is never looked at.
 *
 * @throws {BodyTooLargeError} as soon as more than `mostBytes` have come
 */
export async function* countedChunks(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
  onCount: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    onCount(bytes);
    if (bytes > mostBytes) throw new BodyTooLargeError(`The body has more than ${mostBytes} bytes.`);
    yield chunk;
  }
}
