import type { InpaintPlan } from "@graycard/core";
import { decodePicture } from "../decode-picture.js";
import { encodePicture } from "../encode-picture.js";
import { fillHoles } from "../fill/fill-holes.js";
import { markedRegion } from "../fill/marked-region.js";

/** At this quality the pixels outside the region come back within a few levels. */
const LOSSLESS_ENOUGH = 100;

/**
 * Repairs the marked region from its surroundings. All other pixels stay as they are: exactly in a PNG, within a few
 * levels in a JPEG. An empty region gives the same picture. Rejects with an `UndecodablePictureError` when source or
 * mask cannot be read, with a `TypeError` or `RangeError` when the mask that the plan needs is missing or ill-sized.
 */
export async function inpaint(source: Uint8Array, plan: InpaintPlan, mask?: Uint8Array): Promise<Uint8Array> {
  const pixels = await decodePicture(source);
  fillHoles(pixels, await markedRegion(plan.region, pixels, mask));
  return encodePicture(pixels, plan.format, { quality: LOSSLESS_ENOUGH });
}
