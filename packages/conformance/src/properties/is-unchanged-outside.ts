import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import { grown, type Region } from "../pictures/region.js";
import { tellSize } from "./has-size.js";
import type { Property } from "./property.js";
import { blurPx, exactTolerance } from "./tolerance.js";

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
  // A lossy format may move single pixels along edges by far more, and keeps the mean of each of its blocks.
  const side = tolerance > exactTolerance ? blurPx : 1;
  let [outside, off, most] = [0, 0, 0];
  for (let top = 0; top < before.height; top += side) {
    for (let left = 0; left < before.width; left += side) {
      const { count, change } = changeOfBlock(before, after, near, { left, top, side });
      outside += count;
      most = Math.max(most, change);
      if (change > tolerance) off += count;
    }
  }
  return { share: outside === 0 ? 0 : off / outside, most: Math.round(most) };
}

/** How many pixels of a block are outside, and how far apart the means of those are. */
function changeOfBlock(
  before: Pixels,
  after: Pixels,
  near: Region,
  { left, top, side }: { readonly left: number; readonly top: number; readonly side: number },
) {
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = top; y < Math.min(before.height, top + side); y++) {
    for (let x = left; x < Math.min(before.width, left + side); x++) {
      if (near(x, y)) continue;
      const [one, other] = [pixelAt(before, x, y), pixelAt(after, x, y)];
      for (const channel of [0, 1, 2] as const) sums[channel] = (sums[channel] ?? 0) + other[channel] - one[channel];
      count++;
    }
  }
  return { count, change: count === 0 ? 0 : Math.max(...sums.map((sum) => Math.abs(sum / count))) };
}
