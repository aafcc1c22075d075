/**
 * The side of the smallest face that is found in a picture, in pixels: a 48th of the short edge, rounded down,
 * and never below 48. The quotient only matters from a short edge of 2352 px on.
 *
 * Clause `meitu.limit.smallest-face`, whose example (4096 x 3200 gives 66) shows the rounding.
 *
 * @example
 * smallestFacePx(4096, 3200); // 66
 */
export function smallestFacePx(width: number, height: number): number {
  return Math.max(48, Math.floor(Math.min(width, height) / 48));
}
