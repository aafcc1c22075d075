import type { PictureFormat } from "@graycard/core";
import type { Sharp } from "sharp";
import type { ResultBend } from "../faults/bends.js";
import { openPicture } from "./open-picture.js";
import { sharp } from "./sharp.js";

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
    const kept = bend.keepShare === undefined ? body : body.subarray(0, Math.floor(body.byteLength * bend.keepShare));
    const text =
      bend.text === undefined ? {} : { body: new TextEncoder().encode(bend.text), contentType: "text/plain" };
    bent = { body: kept, status: bend.status ?? bent.status, format, ...text };
  }
  return bent;
}

async function bendPixels(bytes: Uint8Array, bend: ResultBend, format: PictureFormat): Promise<Uint8Array> {
  if (bend.scale === undefined && bend.pixels === undefined && bend.format === undefined) return bytes;
  const { image, width, height } = await openPicture(bytes);
  const painted = await bendColours(image, bend.pixels, { width, height });
  const side = (px: number) => Math.min(longestSidePx, Math.max(1, Math.round(px * (bend.scale ?? 1))));
  const scaled = painted.resize(side(width), side(height), { fit: "fill" });
  if (format === "png") return scaled.png().toBuffer();
  return format === "webp" ? scaled.webp({ lossless: true }).toBuffer() : scaled.jpeg().toBuffer();
}

async function bendColours(
  image: Sharp,
  how: ResultBend["pixels"],
  size: { readonly width: number; readonly height: number },
): Promise<Sharp> {
  if (how === "negative") return image.negate({ alpha: false });
  if (how !== "flat") return image;
  const { hasAlpha } = await image.metadata();
  const background = { r: 128, g: 128, b: 128, ...(hasAlpha ? { alpha: 1 } : {}) };
  return sharp({ create: { ...size, channels: hasAlpha ? 4 : 3, background } });
}
