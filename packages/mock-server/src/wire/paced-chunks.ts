/** How often a slow body moves on, per second: often enough to look like a slow line, not like a stuttering one. */
const stepsPerSecond = 4;

/** A piece of a body, and when its last byte has arrived. */
export interface PacedChunk {
  readonly bytes: Uint8Array;
  /** Milliseconds since the first byte could have gone. */
  readonly afterMs: number;
}

/**
 * Cuts a body into the pieces that go over a line of so many bytes per second, with their times. A body that nothing
 * holds up is one piece, and an empty one none.
 */
export function* pacedChunks(bytes: Uint8Array, bytesPerSecond: number | undefined): Generator<PacedChunk> {
  if (bytes.byteLength === 0) return;
  if (bytesPerSecond === undefined) return yield { bytes, afterMs: 0 };
  const step = Math.max(1, Math.round(bytesPerSecond / stepsPerSecond));
  for (let at = 0; at < bytes.byteLength; at += step) {
    const piece = bytes.subarray(at, at + step);
    yield { bytes: piece, afterMs: ((at + piece.byteLength) * 1000) / bytesPerSecond };
  }
}
