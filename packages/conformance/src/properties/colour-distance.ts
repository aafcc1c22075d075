import { type Pixels, pixelAt } from "../pictures/read-pixels.js";

/** How far apart two colours are: the largest difference of a channel, 0..255. */
export function colourDistance(one: readonly number[], other: readonly number[]): number {
  return Math.max(...[0, 1, 2].map((channel) => Math.abs((one[channel] ?? 0) - (other[channel] ?? 0))));
}

/** How far apart two pictures of one size are at a place. */
export function changeAt(before: Pixels, after: Pixels, x: number, y: number): number {
  return colourDistance(pixelAt(before, x, y), pixelAt(after, x, y));
}
