import type { ResultBend } from "../faults/bends.js";
import { sharp } from "./sharp.js";

export interface BentFile {
  readonly body: Uint8Array;
  readonly status: number;
  readonly format: string;
  readonly contentType?: string;
}

/** Spoils a result file the way faults ask for. */
export async function bendPicture(
  file: { readonly bytes: Uint8Array; readonly format: string },
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

async function bendPixels(bytes: Uint8Array, bend: ResultBend, format: string): Promise<Uint8Array> {
  if (bend.scale === undefined && bend.pixels === undefined && bend.format === undefined) return bytes;
  const { width, height, hasAlpha } = await sharp(bytes).metadata();
  let picture = sharp(bytes);
  if (bend.pixels === "negative") picture = picture.negate({ alpha: false });
  if (bend.pixels === "flat") {
    const background = hasAlpha ? { r: 128, g: 128, b: 128, alpha: 1 } : { r: 128, g: 128, b: 128 };
    picture = sharp({ create: { width, height, channels: hasAlpha ? 4 : 3, background } });
  }
  const scaled =
    bend.scale === undefined
      ? picture
      : picture.resize(Math.max(1, Math.round(width * bend.scale)), Math.max(1, Math.round(height * bend.scale)), {
          fit: "fill",
        });
  const encoded = format === "png" ? scaled.png() : format === "webp" ? scaled.webp({ lossless: true }) : scaled.jpeg();
  return new Uint8Array(await encoded.toBuffer());
}
