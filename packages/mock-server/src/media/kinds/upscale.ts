import type { UpscalePlan } from "@graycard/core";
import type { PicturePipeline } from "../../platform/pictures.js";
import { asDecoding } from "../as-decoding.js";
import { decodePicture } from "../decode-picture.js";
import { encodePipeline } from "../encode-picture.js";
import { openPicture } from "../open-picture.js";
import { fromPixels, toPixels } from "../pipelines.js";
import type { Pixels } from "../pixels.js";
import { sharpen } from "../sharpen.js";
import { retouchSkin } from "../skin/retouch-skin.js";

/**
 * Enlarges a picture to exactly `factor` times its upright size and sharpens it; a factor of 1 only sharpens. In
 * portrait mode skin is evened out; with `facesOnly` everything that does not look like skin is plain enlargement.
 * A PNG keeps the alpha of the source. Rejects with an `UndecodablePictureError` when the source cannot be read.
 */
export async function upscale(source: Uint8Array, plan: UpscalePlan): Promise<Uint8Array> {
  if (plan.mode === "portrait") {
    const retouched = await retouchSkin(await decodePicture(source), plan.facesOnly);
    return encodePipeline(enlarge(retouched, plan.factor), plan.format);
  }
  const sharpened = sharpen((await openPicture(source)).image);
  if (plan.factor === 1) return asDecoding(encodePipeline(sharpened, plan.format));
  // Sharpening the few pixels of the source costs a fraction of sharpening the many of the result.
  const pixels = await asDecoding(toPixels(sharpened));
  return encodePipeline(enlarge(pixels, plan.factor), plan.format);
}

function enlarge(pixels: Pixels, factor: number): PicturePipeline {
  const size = { width: pixels.width * factor, height: pixels.height * factor };
  return fromPixels(pixels).resize({ ...size, fit: "fill", kernel: "lanczos3" });
}
