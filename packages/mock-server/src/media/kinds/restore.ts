import type { RestorePlan } from "@graycard/core";
import { decodePicture } from "../decode-picture.js";
import { encodePicture } from "../encode-picture.js";
import { fromPixels } from "../pipelines.js";
import { luma, type Pixels } from "../pixels.js";

/** Standard deviations, in pixels, of the blur that takes grain away and of the one that edges are compared with. */
const FINE = 1.2;
const WIDE = 2.5;
/** Differences up to about this many levels are noise; larger ones are edges and stay. */
const NOISE = 20;
/** How much steeper edges become, how small a difference is left alone, and how far a pixel may move, in levels. */
const GAIN = 1.1;
const CORE = 3;
const FARTHEST = 45;
/** The share of darkest and of lightest pixels that the stretching of tones ignores, and how far it goes. */
const IGNORED = 0.005;
const STRETCH = 0.5;

/**
 * Improves the quality of a picture without changing its size: removes fine noise, sharpens, and stretches the tones
 * a little. Rejects with an `UndecodablePictureError` when the source cannot be read.
 */
export async function restore(source: Uint8Array, plan: RestorePlan): Promise<Uint8Array> {
  const pixels = await decodePicture(source);
  const fine = await blurred(pixels, FINE);
  const wide = await blurred(pixels, WIDE);
  repair(pixels, fine, wide, toneCurve(pixels));
  return encodePicture(pixels, plan.format);
}

function blurred(pixels: Pixels, deviation: number): Promise<Uint8Array> {
  return fromPixels(pixels).blur(deviation).raw().toBuffer();
}

/** Works in place: three copies of a large picture are enough. Alpha stays. */
function repair({ data, channels }: Pixels, fine: Uint8Array, wide: Uint8Array, tones: Uint8ClampedArray): void {
  for (let at = 0; at < data.length; at += channels) {
    for (let c = at; c < at + 3; c++) {
      const value = data[c] as number;
      const grain = value - (fine[c] as number);
      const even = value - grain * Math.max(0, 1 - Math.abs(grain) / NOISE);
      const edge = even - (wide[c] as number);
      const push = Math.min(FARTHEST, Math.max(0, Math.abs(edge) - CORE) * GAIN);
      const sharp = Math.round(edge < 0 ? even - push : even + push);
      data[c] = tones[Math.min(255, Math.max(0, sharp))] as number;
    }
  }
}

/** Moves the darkest and the lightest tones towards black and white; a picture of one tone stays as it is. */
function toneCurve({ data, channels, width, height }: Pixels): Uint8ClampedArray {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += channels) {
    const light = Math.round(luma(data[at] as number, data[at + 1] as number, data[at + 2] as number));
    counts[light] = (counts[light] as number) + 1;
  }
  const ignored = width * height * IGNORED;
  const darkest = toneAt(counts, ignored);
  const lightest = 255 - toneAt(counts.toReversed(), ignored);
  if (lightest <= darkest) return Uint8ClampedArray.from({ length: 256 }, (_, tone) => tone);
  const low = darkest * (1 - STRETCH);
  const high = lightest + (255 - lightest) * STRETCH;
  const slope = (high - low) / (lightest - darkest);
  return Uint8ClampedArray.from({ length: 256 }, (_, tone) => low + (tone - darkest) * slope);
}

/** The first tone up to which more than `share` pixels have been counted. */
function toneAt(counts: Uint32Array, share: number): number {
  let seen = 0;
  for (let tone = 0; tone < 256; tone++) {
    seen += counts[tone] as number;
    if (seen > share) return tone;
  }
  return 255;
}
