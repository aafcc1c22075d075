import type { InpaintPlan, Rectangle } from "@graycard/core";
import { decodePicture } from "../decode-picture.js";
import { luma, type Pixels } from "../pixels.js";

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * One byte per pixel of a picture of `size`: 1 where the plan wants it repaired. Rejects with a `TypeError` when the
 * plan goes by a mask and there is none, with a `RangeError` when the mask has another size and may not be scaled, and
 * with an `UndecodablePictureError` when the mask cannot be read.
 */
export async function markedRegion(region: InpaintPlan["region"], size: Size, mask?: Uint8Array): Promise<Uint8Array> {
  if (region.by === "rectangles") return markBoxes(region.boxes, size);
  if (mask === undefined) throw new TypeError("The plan marks its region by a mask, but no mask is given.");
  const pixels = await decodePicture(mask);
  const isSameSize = pixels.width === size.width && pixels.height === size.height;
  if (!isSameSize && !region.resize) {
    const sizes = `${pixels.width} x ${pixels.height} instead of ${size.width} x ${size.height}`;
    throw new RangeError(`The mask has ${sizes} pixels, and the plan does not allow to scale it.`);
  }
  return markLight(pixels, region.threshold, size);
}

function markBoxes(boxes: readonly Rectangle[], { width, height }: Size): Uint8Array {
  const marked = new Uint8Array(width * height);
  for (const box of boxes) {
    const left = clamp(Math.floor(box.x), width);
    const right = clamp(Math.ceil(box.x + box.width), width);
    const bottom = clamp(Math.ceil(box.y + box.height), height);
    for (let y = clamp(Math.floor(box.y), height); y < bottom; y++) {
      if (right > left) marked.fill(1, y * width + left, y * width + right);
    }
  }
  return marked;
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(0, value));
}

/** Takes the nearest mask pixel for each pixel of the picture; a transparent one counts as black. */
function markLight({ data, channels, ...mask }: Pixels, threshold: number, { width, height }: Size): Uint8Array {
  const marked = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * mask.height) / height) * mask.width;
    for (let x = 0; x < width; x++, at++) {
      const from = (row + Math.floor(((x + 0.5) * mask.width) / width)) * channels;
      const light = luma(data[from] as number, data[from + 1] as number, data[from + 2] as number);
      const opacity = channels === 4 ? (data[from + 3] as number) / 255 : 1;
      // Rounded, so that a grey of exactly the threshold is not lost to the arithmetic of the weights.
      if (Math.round(light * opacity) >= threshold) marked[at] = 1;
    }
  }
  return marked;
}
