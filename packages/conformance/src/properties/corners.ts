import { type Pixels, pixelAt } from "../pictures/read-pixels.js";

/** The four corners of a picture, one pixel in: the very outermost one may be a seam. */
export function corners(picture: Pixels): readonly (readonly [number, number, number, number])[] {
  const [right, bottom] = [Math.max(0, picture.width - 2), Math.max(0, picture.height - 2)];
  const [left, top] = [Math.min(1, right), Math.min(1, bottom)];
  return [
    pixelAt(picture, left, top),
    pixelAt(picture, right, top),
    pixelAt(picture, left, bottom),
    pixelAt(picture, right, bottom),
  ];
}
