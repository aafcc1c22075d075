import type { Pixels } from "../pictures/read-pixels.js";
import { grown, type Region } from "../pictures/region.js";
import { changeAt } from "./colour-distance.js";
import { tellSize } from "./has-size.js";
import type { Property } from "./property.js";
import { blurPx } from "./tolerance.js";

/** A few pixels may be off: a lossy format rings along edges. */
const mostOff = 0.005;

/** Outside of a region the picture is as it was, within a tolerance; just beside it, a format may have blurred. */
export function isUnchangedOutside(
  before: Pixels,
  after: Pixels | undefined,
  region: Region,
  tolerance: number,
): Property {
  const expected = `the picture as it was outside of what is marked, within ${tolerance} of 255`;
  if (!after) return { ok: false, expected, actual: "no picture" };
  if (after.width !== before.width || after.height !== before.height) {
    return { ok: false, expected, actual: `a picture of ${tellSize(after)} instead of ${tellSize(before)}` };
  }
  const { share, most } = changesOutside(before, after, grown(region, blurPx, before), tolerance);
  const actual = `${(share * 100).toFixed(1)} % of it changed, by up to ${most}`;
  return { ok: share <= mostOff, expected, actual };
}

function changesOutside(before: Pixels, after: Pixels, near: Region, tolerance: number) {
  let [outside, off, most] = [0, 0, 0];
  for (let y = 0; y < before.height; y++) {
    for (let x = 0; x < before.width; x++) {
      if (near(x, y)) continue;
      const change = changeAt(before, after, x, y);
      outside++;
      most = Math.max(most, change);
      if (change > tolerance) off++;
    }
  }
  return { share: outside === 0 ? 0 : off / outside, most };
}
