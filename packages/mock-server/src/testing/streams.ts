/** A body that comes in chunks, and that knows how much of it was asked for. */
export interface CountedBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Bytes that were pulled so far. */
  readonly pulled: () => number;
  readonly cancelled: () => boolean;
}

/** A stream that hands out the chunks it is given, one per pull, and holds none ready. */
export function countedBody(chunks: Iterable<Uint8Array>): CountedBody {
  const iterator = chunks[Symbol.iterator]();
  let pulled = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = iterator.next();
        if (next.done) return controller.close();
        pulled += next.value.byteLength;
        controller.enqueue(next.value);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, pulled: () => pulled, cancelled: () => cancelled };
}

/** Bytes cut into chunks of a size. */
export function* inChunks(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

/** The same bytes again and again: what is sent by somebody who does not stop. */
export function* endless(first: Uint8Array, chunk: Uint8Array, mostBytes: number): Generator<Uint8Array> {
  yield first;
  for (let sent = 0; sent < mostBytes; sent += chunk.byteLength) yield chunk;
}
