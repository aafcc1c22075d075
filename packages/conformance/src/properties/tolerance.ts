import type { PictureFormat } from "@graycard/core";

/** How far a channel of a pixel may be off, of 255, in a format that does not keep pixels exactly. */
export const lossyTolerance = 12;

/** The same in a format that does: a reader may still have rounded. */
export const exactTolerance = 2;

/** How far a channel may be off in a file of this format. A WebP may be of either kind. */
export function toleranceOf(format: PictureFormat | undefined): number {
  return format === "png" || format === "bmp" || format === "tiff" ? exactTolerance : lossyTolerance;
}

/** How far from an edge a lossy format blurs it, in pixels: two blocks of a JPEG whose colours are halved. */
export const blurPx = 16;
