import type { Pixels } from "../pictures/read-pixels.js";
import type { Region } from "../pictures/region.js";
import { changeAt } from "./colour-distance.js";
import { tellSize } from "./has-size.js";
import type { Property } from "./property.js";
import { lossyTolerance } from "./tolerance.js";

/** What was to be taken away stands out from what is around it: most of its pixels have to change for that. */
const leastShare = 0.5;

/** What lies within a region was repaired: most of it is not as it was. */
export function isChangedWithin(before: Pixels, after: Pixels | undefined, region: Region): Property {
  const expected = "what is marked is repaired";
  if (!after) return { ok: false, expected, actual: "no picture" };
  if (after.width !== before.width || after.height !== before.height) {
    return { ok: false, expected, actual: `a picture of ${tellSize(after)} instead of ${tellSize(before)}` };
  }
  const share = shareChanged(before, after, region);
  return { ok: share >= leastShare, expected, actual: `${(share * 100).toFixed(0)} % of it changed` };
}

function shareChanged(before: Pixels, after: Pixels, region: Region): number {
  let [inside, changed] = [0, 0];
  for (let y = 0; y < before.height; y++) {
    for (let x = 0; x < before.width; x++) {
      if (!region(x, y)) continue;
      inside++;
      if (changeAt(before, after, x, y) > lossyTolerance) changed++;
    }
  }
  return inside === 0 ? 0 : changed / inside;
}
