import { sniffFormat } from "@graycard/core";
import { decodeBmp, pictureFromFile } from "#platform/pictures";
import type { PicturePipeline } from "../platform/pictures.js";
import { asDecoding } from "./as-decoding.js";
import { fromPixels } from "./pipelines.js";
import { MAX_PIXELS } from "./pixels.js";
import { UndecodablePictureError } from "./undecodable-picture-error.js";

/** A picture whose header has been read. Its pixels are read when the pipeline runs, which may fail then. */
export interface OpenedPicture {
  /** A fresh pipeline over the upright picture in 8-bit sRGB: first frame only, no metadata kept. */
  readonly image: PicturePipeline;
  /** Of the upright picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Opens JPEG, PNG, WebP, TIFF, GIF or BMP data. Rejects with an `UndecodablePictureError` when the format is another,
 * when the header is unusable, or when it declares more than `maxPixels` pixels.
 */
export async function openPicture(bytes: Uint8Array, maxPixels = MAX_PIXELS): Promise<OpenedPicture> {
  const format = sniffFormat(bytes);
  // The library would read more formats, SVG and PDF among them: a renderer is nothing to let foreign data into.
  if (format === undefined) throw new UndecodablePictureError("it is no JPEG, PNG, WebP, TIFF, GIF or BMP");
  if (format === "bmp") {
    const pixels = await decodeBmp(bytes, maxPixels);
    return { image: fromPixels(pixels), width: pixels.width, height: pixels.height };
  }
  const image = pictureFromFile(bytes, maxPixels);
  const { autoOrient } = await asDecoding(image.metadata());
  return { image: image.toColourspace("srgb"), ...autoOrient };
}
