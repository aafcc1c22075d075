import type { PacedChunk } from "./paced-chunks.js";
import type { WireTime } from "./wire-play.js";

/** The pieces of a body, each when it has arrived. Rejects with the reason of an abort. */
export async function* overTime(
  chunks: Iterable<PacedChunk>,
  time: WireTime,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const start = time.clock.now();
  for (const { bytes, afterMs } of chunks) {
    if (afterMs > 0) await wait(time, start + Math.ceil(afterMs), signal);
    yield bytes;
  }
}

/** The answer is on its way, so nothing counts as being at work but what happens between two waits. */
async function wait(time: WireTime, at: number, signal: AbortSignal): Promise<void> {
  time.activity.enter();
  try {
    await time.waitUntil(at, signal);
  } finally {
    time.activity.leave();
  }
}
