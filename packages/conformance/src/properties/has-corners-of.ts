import type { Colour } from "../pictures/canvas.js";
import type { Pixels } from "../pictures/read-pixels.js";
import { colourDistance } from "./colour-distance.js";
import { corners } from "./corners.js";
import type { Property } from "./property.js";
import { lossyTolerance } from "./tolerance.js";

/** The picture has this colour, and no transparency, in all four corners. */
export function hasCornersOf(picture: Pixels | undefined, colour: Colour): Property {
  const worst = picture
    ? corners(picture).reduce((one, other) => (offBy(other, colour) > offBy(one, colour) ? other : one))
    : undefined;
  return {
    ok: worst !== undefined && offBy(worst, colour) <= lossyTolerance,
    expected: `corners of ${colour.join(", ")}`,
    actual: worst
      ? `a corner of ${worst.slice(0, 3).join(", ")}${worst[3] < 255 ? `, opacity ${worst[3]}` : ""}`
      : "no picture",
  };
}

function offBy(corner: readonly [number, number, number, number], colour: Colour): number {
  return Math.max(colourDistance(corner, colour), 255 - corner[3]);
}
