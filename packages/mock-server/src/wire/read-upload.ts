import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import type { Inbound } from "../pipeline/inbound.js";
import type { Session } from "../sessions/session.js";
import { pacedChunks } from "./paced-chunks.js";
import { UploadStoppedError } from "./upload-stopped-error.js";
import type { WireBend } from "./wire-bend.js";

/**
 * Reads the body of a request as a fault wants it read: slowly, or not to its end.
 *
 * @throws {UploadStoppedError} where the fault stops it
 * @throws {CallerGoneError} when the body breaks off, or the caller leaves while its body is read slowly
 */
export async function readUpload(
  request: Inbound,
  { uploadBytesPerSecond, uploadBreak }: WireBend,
  session: Session,
  onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
  const start = session.clock.now();
  let read = 0;
  const take = async (chunk: Uint8Array) => {
    const before = uploadBytesPerSecond === undefined ? 0 : (read * 1000) / uploadBytesPerSecond;
    for (const { bytes, afterMs } of pacedChunks(chunk, uploadBytesPerSecond)) {
      if (afterMs > 0) await wait(session, start + Math.ceil(before + afterMs), request.signal);
      read += bytes.byteLength;
      onChunk(bytes);
    }
  };
  if (!uploadBreak) return request.readBody(take);
  const { atByte, by } = uploadBreak;
  await request.readBody(async (chunk) => {
    const room = atByte - read;
    await take(chunk.subarray(0, room));
    if (chunk.byteLength >= room) throw new UploadStoppedError(by, read);
  });
  // A body that is shorter stops at its end.
  throw new UploadStoppedError(by, read);
}

async function wait(session: Session, at: number, signal: AbortSignal): Promise<void> {
  try {
    await session.waitUntil(at, signal);
  } catch (cause) {
    throw new CallerGoneError("the caller went away while its upload was read slowly", { cause });
  }
}
