import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import type { Property } from "./property.js";

/** Fields that a picture is cut into each way: fine enough for what is where, too coarse for how sharp it is. */
const fields = 12;

/**
 * How alike the light and shade of two pictures of one scene are at least, 1 being the same but for brightness and
 * contrast. Sharpened, denoised and lossily written pictures are above 0.95; a negative is at -1, an even colour at 0.
 */
const leastLikeness = 0.8;

/**
 * Both pictures show the same, at whatever size, sharpness, brightness and contrast: where one is light the other is,
 * and where one is dark the other is.
 */
export function showsSameScene(before: Pixels | undefined, after: Pixels | undefined): Property {
  const likeness = before && after ? correlation(lightOf(before), lightOf(after)) : undefined;
  return {
    ok: likeness !== undefined && likeness >= leastLikeness,
    expected: `what the picture that was sent shows, with a likeness of ${leastLikeness} or more`,
    actual: likeness === undefined ? "no picture" : `a picture with a likeness of ${likeness.toFixed(2)}`,
  };
}

/** The mean light of each field, row by row. */
function lightOf(picture: Pixels): readonly number[] {
  const sums = new Float64Array(fields * fields);
  const counts = new Float64Array(fields * fields);
  for (let y = 0; y < picture.height; y++) {
    const row = Math.floor((y * fields) / picture.height) * fields;
    for (let x = 0; x < picture.width; x++) {
      const field = row + Math.floor((x * fields) / picture.width);
      const [red, green, blue] = pixelAt(picture, x, y);
      sums[field] = (sums[field] ?? 0) + 0.299 * red + 0.587 * green + 0.114 * blue;
      counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  return [...sums].map((sum, field) => sum / Math.max(1, counts[field] ?? 0));
}

/** Pearson's correlation of two lists of one length; 0 where either of them is even. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [fromMean(one), fromMean(other)];
  const spread = Math.sqrt(dot(a, a) * dot(b, b));
  return spread < 1 ? 0 : dot(a, b) / spread;
}

function fromMean(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
