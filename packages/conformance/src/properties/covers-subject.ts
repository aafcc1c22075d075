import type { Drawing } from "../pictures/canvas.js";
import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import { tellSize } from "./has-size.js";
import type { Property } from "./property.js";

/** What mask and drawing have in common, of what is in either: a model that works finds far more. */
const leastOverlap = 0.6;

/** What is white in a mask is what was drawn into the picture. */
export function coversSubject(mask: Pixels | undefined, drawing: Drawing): Property {
  const expected = "a mask that is white where the subject is";
  if (!mask) return { ok: false, expected, actual: "no mask" };
  if (mask.width !== drawing.width || mask.height !== drawing.height) {
    return { ok: false, expected, actual: `a mask of ${tellSize(mask)} for a picture of ${tellSize(drawing)}` };
  }
  const overlap = overlapOf(mask, drawing);
  return { ok: overlap >= leastOverlap, expected, actual: `they have ${(overlap * 100).toFixed(0)} % in common` };
}

function overlapOf(mask: Pixels, { width, covered }: Drawing): number {
  let [both, either] = [0, 0];
  covered.forEach((drawn, at) => {
    const white = pixelAt(mask, at % width, Math.floor(at / width))[0] >= 128;
    if (white && drawn === 1) both++;
    if (white || drawn === 1) either++;
  });
  return either === 0 ? 0 : both / either;
}
