import { fromPixels, toPixels } from "../pipelines.js";
import type { Pixels } from "../pixels.js";
import { sharpen } from "../sharpen.js";
import { skinLikelihood } from "./skin-likelihood.js";

/** Standard deviation, in pixels, of the blur that skin is moved towards. */
const SMOOTHING = 1.8;
/** Differences up to about this many levels are blemishes; larger ones are features and stay. */
const BLEMISH = 24;

/**
 * Evens out the skin of a picture without blurring its features, then sharpens it. With `skinOnly` every pixel that
 * does not look like skin stays exactly as it is; else the rest is sharpened as well.
 */
export async function retouchSkin(pixels: Pixels, skinOnly: boolean): Promise<Pixels> {
  const likelihood = await skinLikelihood(pixels);
  const smooth = await toPixels(fromPixels(pixels).blur(SMOOTHING));
  const even = { ...pixels, data: mix(pixels, smooth.data, likelihood, edgeKeeping) };
  const sharp = await toPixels(sharpen(fromPixels(even)));
  if (!skinOnly) return sharp;
  return { ...pixels, data: mix(pixels, sharp.data, likelihood, () => 1) };
}

/** The larger the change, the less of it is taken. */
function edgeKeeping(change: number): number {
  return Math.max(0, 1 - Math.abs(change) / BLEMISH);
}

/** Moves each colour towards its treated value, as far as the likelihood and the `share` of the change allow. */
function mix(
  pixels: Pixels,
  treated: Uint8Array,
  likelihood: Uint8Array,
  share: (change: number) => number,
): Uint8Array {
  const { channels, data } = pixels;
  const mixed = Uint8Array.from(data);
  for (let at = 0, from = 0; at < likelihood.length; at++, from += channels) {
    const weight = (likelihood[at] as number) / 255;
    if (weight === 0) continue;
    for (let c = 0; c < 3; c++) {
      const change = (treated[from + c] as number) - (data[from + c] as number);
      mixed[from + c] = Math.round((data[from + c] as number) + change * weight * share(change));
    }
  }
  return mixed;
}
