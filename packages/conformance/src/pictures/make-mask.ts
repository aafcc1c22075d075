import { encodePng } from "./formats/png.js";
import type { Region } from "./region.js";

/** A black picture that is white where something is to be repaired, as a PNG. */
export function makeMask(width: number, height: number, white: Region): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (white(x, y)) rgb.fill(255, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return encodePng(rgb, width, height);
}
