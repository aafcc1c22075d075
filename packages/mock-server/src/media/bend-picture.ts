import type { PictureFormat } from "@graycard/core";
import { plainPicture } from "#platform/pictures";
import type { ResultBend } from "../faults/bends.js";
import type { PicturePipeline } from "../platform/pictures.js";
import { openPicture } from "./open-picture.js";

export interface BentFile {
  readonly body: Uint8Array;
  readonly status: number;
  readonly format: PictureFormat;
  readonly contentType?: string;
}

/** No spoilt picture has a longer side, in pixels, whatever it is scaled by. */
const longestSidePx = 8192;

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

async function bendPixels(bytes: Uint8Array, bend: ResultBend, format: PictureFormat): Promise<Uint8Array> {
  if (bend.scale === undefined && bend.pixels === undefined && bend.format === undefined) return bytes;
  const { image, width, height } = await openPicture(bytes);
  const painted = await bendColours(image, bend.pixels, { width, height });
  const side = (px: number) => Math.min(longestSidePx, Math.max(1, Math.round(px * (bend.scale ?? 1))));
  const scaled = painted.resize({ width: side(width), height: side(height), fit: "fill" });
  if (format === "png") return scaled.png().toBuffer();
  return format === "webp" ? scaled.webp({ lossless: true }).toBuffer() : scaled.jpeg().toBuffer();
}

async function bendColours(
  image: PicturePipeline,
  how: ResultBend["pixels"],
  size: { readonly width: number; readonly height: number },
): Promise<PicturePipeline> {
  if (how === "negative") return image.negate({ alpha: false });
  if (how !== "flat") return image;
  const { hasAlpha } = await image.metadata();
  return plainPicture(size, { r: 128, g: 128, b: 128 }, hasAlpha);
}
