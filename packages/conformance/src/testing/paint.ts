import type { Pixels } from "../pictures/read-pixels.js";

/** A picture of 40x30 pixels, each of the colour that `colourAt` says: three channels, or four with opacity. */
export function paint(
  colourAt: (x: number, y: number) => readonly number[],
  { width, height } = { width: 40, height: 30 },
): Pixels {
  const channels = colourAt(0, 0).length;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colourAt(x, y), (y * width + x) * channels);
  }
  return { width, height, channels, data };
}
