import sharp, { type Sharp } from "sharp";
import type { PictureFacts, PictureFormat } from "../../contract/work.js";
import { encodeBmp } from "./encode-bmp.js";

/** A picture with a gradient, so that no encoder can reduce it to almost nothing. Channels: 1, 3, or 4 with alpha. */
export function gradient(width: number, height: number, channels: 1 | 3 | 4 = 3): Sharp {
  const pixels = Uint8Array.from({ length: width * height * channels }, (_, index) => (index * 37) % 251);
  return sharp(pixels, { raw: { width, height, channels } });
}

/** Several frames of equal size, for encoders that can animate. */
export function frames(count: number, width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const pixels = Uint8Array.from({ length: width * height * count * channels }, (_, index) => (index * 53) % 241);
  return sharp(pixels, { raw: { width, height: height * count, channels, pageHeight: height } });
}

/** A small whole picture of each format, 13 x 7 pixels without alpha. */
export async function samplePictures(): Promise<Readonly<Record<PictureFormat, Uint8Array>>> {
  const picture = gradient(13, 7);
  return {
    jpg: await picture.clone().jpeg().toBuffer(),
    png: await picture.clone().png().toBuffer(),
    webp: await picture.clone().webp().toBuffer(),
    tiff: await picture.clone().tiff({ compression: "lzw" }).toBuffer(),
    bmp: encodeBmp({ width: 13, height: 7 }),
    gif: await picture.clone().gif().toBuffer(),
  };
}

/** Facts of a still picture without alpha, to be overridden in part. */
export function facts(
  format: PictureFormat,
  width: number,
  height: number,
  more: Partial<PictureFacts> = {},
): PictureFacts {
  return { format, width, height, alpha: false, animated: false, ...more };
}
