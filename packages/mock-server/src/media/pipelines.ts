import { pictureFromRaw } from "#platform/pictures";
import type { PicturePipeline } from "../platform/pictures.js";
import type { Pixels } from "./pixels.js";

/** Begins a pipeline with pixels in memory. */
export function fromPixels({ data, width, height, channels }: Pixels): PicturePipeline {
  return pictureFromRaw(data, { width, height, channels });
}

/** Ends a pipeline with pixels in memory. */
export async function toPixels(image: PicturePipeline): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3, data };
}

/** Begins a pipeline with a raster of one byte per pixel. */
export function fromRaster(data: Uint8Array, width: number, height: number): PicturePipeline {
  // Left to itself the library would end such a pipeline with three equal channels.
  return pictureFromRaw(data, { width, height, channels: 1 }).toColourspace("b-w");
}

/** Ends a pipeline that began with a raster. */
export function toRaster(image: PicturePipeline): Promise<Uint8Array> {
  return image.raw().toBuffer();
}
