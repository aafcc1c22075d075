import { fromRaster, toRaster } from "../pipelines.js";
import type { Pixels } from "../pixels.js";

/** Where skin lies in the plane of the two colour differences (ITU-R BT.601), and how far around it. */
const BLUE = { centre: 104, reach: 26 };
const RED = { centre: 153, reach: 22 };
/** Darker pixels have colours that mean nothing. */
const DARKEST = 40;
/** Standard deviation, in pixels, of the blur that lets treated regions fade into the rest. */
const FEATHER = 1.5;

/** How much each pixel looks like skin, 0..255, by colour alone; one byte per pixel, with soft edges. */
export async function skinLikelihood(pixels: Pixels): Promise<Uint8Array> {
  const { width, height, data, channels } = pixels;
  const likelihood = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < likelihood.length; at++, from += channels) {
    likelihood[at] = colourLikelihood(data[from] as number, data[from + 1] as number, data[from + 2] as number);
  }
  return toRaster(fromRaster(likelihood, width, height).blur(FEATHER));
}

function colourLikelihood(red: number, green: number, blue: number): number {
  const light = red * 0.299 + green * 0.587 + blue * 0.114;
  if (light < DARKEST || red <= blue) return 0;
  const blueness = (128 + (blue - light) * 0.564 - BLUE.centre) / BLUE.reach;
  const redness = (128 + (red - light) * 0.713 - RED.centre) / RED.reach;
  const distance = Math.sqrt(blueness * blueness + redness * redness);
  return 255 * Math.min(1, Math.max(0, (1 - distance) * 2));
}
