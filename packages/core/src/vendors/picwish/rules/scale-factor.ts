/** The long edges up to which a picture is enlarged, in pixels, inclusive. */
export interface ScaleBands {
  readonly quadruple: number;
  readonly double: number;
}

/** The shortest long edge that any of the documented ranges contains. */
export const smallestLongEdgePx = 10;

/**
 * The factor that really applies to a picture.
 *
 * Without a requested factor, a long edge in (10, quadruple] is enlarged four times, in (quadruple, double] twice,
 * above that not at all; exactly 10 px is in none of these ranges and keeps its size. A requested factor applies
 * while the long edge lies in that factor's own range, and otherwise falls to 1.
 *
 * Clauses `picwish.scale.auto-4x`, `auto-2x`, `auto-1x`, `explicit-1x`, `explicit-2x`, `explicit-4x`.
 *
 * @param longEdgePx the longer side of the upright picture
 * @param requested the factor asked for; undefined means automatic
 * @example
 * appliedScaleFactor(1100, 2, { quadruple: 500, double: 1000 }); // 1
 * appliedScaleFactor(500, undefined, { quadruple: 500, double: 1000 }); // 4
 */
export function appliedScaleFactor(longEdgePx: number, requested: 1 | 2 | 4 | undefined, bands: ScaleBands): 1 | 2 | 4 {
  if (requested === undefined) {
    if (longEdgePx <= smallestLongEdgePx || longEdgePx > bands.double) return 1;
    return longEdgePx <= bands.quadruple ? 4 : 2;
  }
  const upTo = { 1: Number.POSITIVE_INFINITY, 2: bands.double, 4: bands.quadruple }[requested];
  return longEdgePx >= smallestLongEdgePx && longEdgePx <= upTo ? requested : 1;
}
