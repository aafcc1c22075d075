import type { Colour } from "../pictures/canvas.js";
import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import type { Region } from "../pictures/region.js";
import { colourDistance } from "./colour-distance.js";
import type { Property } from "./property.js";
import { lossyTolerance } from "./tolerance.js";

/** A few pixels may be off: noise of a lossy format. */
const mostOff = 0.005;

/** Everything outside of a region has one colour. */
export function isPlainOutside(picture: Pixels | undefined, subject: Region, colour: Colour): Property {
  const share = picture ? shareOff(picture, subject, colour) : undefined;
  return {
    ok: share !== undefined && share <= mostOff,
    expected: `${colour.join(", ")} everywhere around the subject`,
    actual: share === undefined ? "no picture" : `${(share * 100).toFixed(1)} % of it in another colour`,
  };
}

function shareOff(picture: Pixels, subject: Region, colour: Colour): number {
  let [outside, off] = [0, 0];
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      if (subject(x, y)) continue;
      outside++;
      if (colourDistance(pixelAt(picture, x, y), colour) > lossyTolerance) off++;
    }
  }
  return outside === 0 ? 1 : off / outside;
}
