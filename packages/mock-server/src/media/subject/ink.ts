import type { Pixels } from "../pixels.js";

/** Where the ink of a stamp begins and where it is certain: by how much red exceeds the other colours, 0..255. */
const FAINT = 28;
const FULL = 92;

/** How much of each pixel is red ink: one byte per pixel. */
export function inkMask({ width, height, channels, data }: Pixels): Uint8Array {
  const ink = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < ink.length; at++, from += channels) {
    const red = data[from] as number;
    const green = data[from + 1] as number;
    const blue = data[from + 2] as number;
    // Orange and skin have more green than blue, purple more blue than green: the larger of the two counts.
    const excess = red - Math.max(green, blue);
    ink[at] = Math.min(255, Math.max(0, ((excess - FAINT) / (FULL - FAINT)) * 255));
  }
  return ink;
}
