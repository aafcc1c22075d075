import { sniffFormat } from "@graycard/core";
import { decodeBmp } from "#platform/pictures";
import { asDecoding } from "./as-decoding.js";
import { openPicture } from "./open-picture.js";
import { toPixels } from "./pipelines.js";
import { MAX_PIXELS, type Pixels } from "./pixels.js";

/**
 * Decodes a JPEG, PNG, WebP, TIFF, GIF or BMP file to upright 8-bit sRGB, with alpha only where the file has it. Of an
 * animation it is the first frame. Rejects with an `UndecodablePictureError` for data that is damaged, cut off, of an
 * unknown format, or of more than `maxPixels` pixels.
 */
export async function decodePicture(bytes: Uint8Array, maxPixels = MAX_PIXELS): Promise<Pixels> {
  if (sniffFormat(bytes) === "bmp") return decodeBmp(bytes, maxPixels);
  const { image } = await openPicture(bytes, maxPixels);
  return asDecoding(toPixels(image));
}
