import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import type { Inbound } from "../pipeline/inbound.js";
import type { Session } from "../sessions/session.js";
import { garbleStream } from "./garble-stream.js";
import { pacedChunks } from "./paced-chunks.js";
import { UploadStoppedError } from "./upload-stopped-error.js";
import type { WireBend } from "./wire-bend.js";

/** Whether a fault has a say in how the body of a request is read. */
export function bendsUpload(wire: WireBend | undefined): wire is WireBend {
  return (
    wire !== undefined &&
    (wire.uploadBreak ?? wire.uploadBytesPerSecond ?? wire.uploadEndsAt ?? wire.garbledUploadShare) !== undefined
  );
}

/** A body that is about to be read. */
export interface Uploading {
  readonly request: Inbound;
  readonly session: Session;
  /** Of the exchange. */
  readonly id: string;
  /** Told what was done to the body, for the journal, when it was read. */
  readonly note: (words: string) => void;
}

/**
 * Reads the body of a request as a fault wants it read: with other bytes, without its end, slowly, or not to its end.
 *
 * @throws {UploadStoppedError} where the fault stops it
 * @throws {CallerGoneError} when the body breaks off, or the caller leaves while its body is read slowly
 */
export async function readUpload(
  { request, session, id, note }: Uploading,
  bend: WireBend,
  onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
  const { garbledUploadShare: share, uploadEndsAt = Number.POSITIVE_INFINITY } = bend;
  // A stream of its own: what is drawn here changes neither the ids nor the times of tasks to come.
  const garbling = share === undefined ? undefined : garbleStream(share, session.random.fork(`wire/upload/${id}`));
  let arrived = 0;
  let lost = 0;
  // One piece behind: only at the end is it known which is the last.
  let held: Uint8Array | undefined;
  const give = (piece: Uint8Array | undefined) => {
    if (piece) onChunk(piece);
  };
  const take = (chunk: Uint8Array) => {
    // What is behind the end is read and dropped: the connection stays as it is.
    const kept = chunk.subarray(0, Math.max(0, uploadEndsAt - arrived));
    lost += chunk.byteLength - kept.byteLength;
    if (kept.byteLength === 0) return;
    arrived += kept.byteLength;
    if (!garbling) return onChunk(kept);
    const before = held;
    held = garbling.next(kept);
    give(before);
  };
  try {
    await readPaced(request, bend, session, take);
    give(held && garbling?.end(held));
  } catch (error) {
    if (error instanceof UploadStoppedError) give(held);
    throw error;
  } finally {
    if (lost > 0) note(`the upload ended after ${arrived} bytes, ${lost} were lost`);
    if (garbling) note(`${garbling.altered} of ${arrived} bytes of the upload were altered`);
  }
}

async function readPaced(
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
    if (!signal.aborted) throw cause;
    throw new CallerGoneError("the caller went away while its upload was read slowly", { cause });
  }
}
