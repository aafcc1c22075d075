import { sniffFormat } from "@graycard/core";
import { asDecoding } from "./as-decoding.js";
import { readBmpHeader } from "./bmp/bmp-header.js";
import { openPicture } from "./open-picture.js";
import { MAX_PIXELS } from "./pixels.js";

/** Every row has to be read to shrink a picture to this size, yet none has to be kept. */
const TINY = { width: 8, height: 8, fit: "fill" } as const;

/**
 * Reads a whole picture and throws its pixels away. Rejects with an `UndecodablePictureError` when `decodePicture`
 * would, in a fraction of the time and memory.
 */
export async function verifyDecodable(bytes: Uint8Array, maxPixels = MAX_PIXELS): Promise<void> {
  if (sniffFormat(bytes) === "bmp") {
    // Without compression, a header that fits the length of the file is all that can be wrong.
    readBmpHeader(bytes, maxPixels);
    return;
  }
  const { image } = await openPicture(bytes, maxPixels);
  await asDecoding(image.resize(TINY).raw().toBuffer());
}
