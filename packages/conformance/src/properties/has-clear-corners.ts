import type { Pixels } from "../pictures/read-pixels.js";
import { corners } from "./corners.js";
import type { Property } from "./property.js";
import { lossyTolerance } from "./tolerance.js";

/** The picture is transparent in all four corners, where no subject of ours reaches. */
export function hasClearCorners(picture: Pixels | undefined): Property {
  const most = picture ? Math.max(...corners(picture).map(([, , , opacity]) => opacity)) : undefined;
  return {
    ok: most !== undefined && most <= lossyTolerance,
    expected: "corners of opacity 0",
    actual: most === undefined ? "no picture" : `a corner of opacity ${most}`,
  };
}
