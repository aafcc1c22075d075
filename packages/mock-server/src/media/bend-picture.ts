import type { PictureFormat } from "@graycard/core";
import type { ResultBend } from "../faults/bends.js";

export interface BentFile {
  readonly body: Uint8Array;
  readonly status: number;
  readonly format: PictureFormat;
  readonly contentType?: string;
}

/** Spoils a result file the way faults ask for. */
export async function bendPicture(
  file: { readonly bytes: Uint8Array; readonly format: PictureFormat },
  bends: readonly ResultBend[],
): Promise<BentFile> {
  let bent: BentFile = { body: file.bytes, status: 200, format: file.format };
  for (const bend of bends) {
    const format = bend.format ?? bent.format;
    const body = await bendPixels(bent.body, bend, format);
    const whole = bend.damaged ? damaged(body) : body;
    const kept =
      bend.keepShare === undefined ? whole : whole.subarray(0, Math.floor(whole.byteLength * bend.keepShare));
    const text =
      bend.text === undefined
        ? {}
        : { body: new TextEncoder().encode(bend.text), contentType: bend.contentType ?? "text/plain" };
    bent = { body: kept, status: bend.status ?? bent.status, format, ...text };
  }
  return bent;
}

/** How much of a file still tells what it is: its signature and the size of the picture. */
const headBytes = 32;

/** The same length, and the same first bytes; what follows is nothing that could be decoded. */
function damaged(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes).fill(0, Math.min(headBytes, bytes.byteLength));
}

/** What only touches the bytes needs no picture engine, which is loaded for those that do. */
async function bendPixels(bytes: Uint8Array, bend: ResultBend, format: PictureFormat): Promise<Uint8Array> {
  if (bend.scale === undefined && bend.pixels === undefined && bend.format === undefined) return bytes;
  const { repaint } = await import("./repaint.js");
  return repaint(bytes, bend, format);
}
