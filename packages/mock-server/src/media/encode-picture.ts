import type { PicturePipeline } from "../platform/pictures.js";
import { fromPixels } from "./pipelines.js";
import type { Pixels } from "./pixels.js";

export interface EncodeOptions {
  /** JPEG quality, 1..100; 95 unless told. */
  readonly quality?: number;
  /** What transparent parts show in a JPEG: six hex digits, red green blue; white unless told. */
  readonly background?: string;
}

/** Encodes pixels as JPEG (alpha flattened) or PNG, without metadata. The same pixels always give the same bytes. */
export function encodePicture(pixels: Pixels, format: "jpg" | "png", options: EncodeOptions = {}): Promise<Uint8Array> {
  return encodePipeline(fromPixels(pixels), format, options);
}

/** The same for the end of a pipeline. */
export function encodePipeline(
  image: PicturePipeline,
  format: "jpg" | "png",
  options: EncodeOptions = {},
): Promise<Uint8Array> {
  // Trying filters row by row would double the time for a few per cent of size.
  if (format === "png") return image.png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer();
  const { quality = 95, background = "ffffff" } = options;
  // Full colour resolution: the edges of a result are judged in colour, not only in lightness.
  return image
    .flatten({ background: `#${background}` })
    .jpeg({ quality, chromaSubsampling: "4:4:4" })
    .toBuffer();
}
