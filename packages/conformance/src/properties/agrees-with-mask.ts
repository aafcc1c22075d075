import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import { tellSize } from "./has-size.js";
import type { Property } from "./property.js";

/** A soft edge is half of it here and half of it there. */
const mostApart = 0.03;

/** An image with transparency is opaque just where its mask is white, and of the same size. */
export function agreesWithMask(image: Pixels | undefined, mask: Pixels | undefined): Property {
  const expected = "an image that is opaque where its mask is white, and of its size";
  if (!image || !mask) return { ok: false, expected, actual: image ? "no mask" : "no image" };
  if (image.width !== mask.width || image.height !== mask.height) {
    return { ok: false, expected, actual: `an image of ${tellSize(image)} and a mask of ${tellSize(mask)}` };
  }
  const share = shareApart(image, mask);
  return { ok: share <= mostApart, expected, actual: `${(share * 100).toFixed(1)} % of their pixels disagree` };
}

function shareApart(image: Pixels, mask: Pixels): number {
  let apart = 0;
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (pixelAt(image, x, y)[3] >= 128 !== pixelAt(mask, x, y)[0] >= 128) apart++;
    }
  }
  return apart / (image.width * image.height);
}
