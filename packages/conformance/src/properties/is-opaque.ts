import type { Pixels } from "../pictures/read-pixels.js";
import type { Property } from "./property.js";

/** The picture has no transparency at all: three channels, or a fourth that is full everywhere. */
export function isOpaque(picture: Pixels | undefined): Property {
  const least = picture ? leastOpacity(picture) : undefined;
  return {
    ok: least === 255,
    expected: "no transparency",
    actual: least === undefined ? "no picture" : `a pixel of opacity ${least}`,
  };
}

function leastOpacity({ channels, data }: Pixels): number {
  if (channels < 4) return 255;
  let least = 255;
  for (let at = 3; at < data.length; at += channels) least = Math.min(least, data[at] ?? 255);
  return least;
}
