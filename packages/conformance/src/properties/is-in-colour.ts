import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import type { Property } from "./property.js";

/** How far apart the channels of a pixel are that nobody would call grey. */
const colourful = 48;
/** Our subjects are red, blue or of skin: far more of the picture than this. */
const leastShare = 0.02;

/** The picture is in colour where it is not transparent: some of it is far from any grey. */
export function isInColour(picture: Pixels | undefined): Property {
  const share = picture ? colourfulShare(picture) : undefined;
  return {
    ok: share !== undefined && share >= leastShare,
    expected: "a picture in colour",
    actual: share === undefined ? "no picture" : `${(share * 100).toFixed(1)} % of its pixels in colour`,
  };
}

function colourfulShare(picture: Pixels): number {
  let count = 0;
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const [red, green, blue, opacity] = pixelAt(picture, x, y);
      if (opacity >= 128 && Math.max(red, green, blue) - Math.min(red, green, blue) >= colourful) count++;
    }
  }
  return count / (picture.width * picture.height);
}
