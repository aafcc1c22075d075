import type { Rectangle } from "@graycard/core";
import { luma, type Pixels } from "../pixels.js";

/** Grain coarser than this is texture, which noise cannot imitate. */
const STRONGEST = 6;
/** How much of the residual of white noise against the mean of its four neighbours is its own, and its median. */
const MEDIAN_TO_SIGMA = 1 / (0.6745 * Math.sqrt(1.25));

/**
 * How grainy the known pixels of an area are: the standard deviation of their lightness against their neighbours', in
 * levels. The median keeps edges from counting as grain; an even surface or a computed gradient has none.
 */
export function measureGrain(pixels: Pixels, holes: Uint8Array, area: Rectangle): number {
  const { width } = pixels;
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = area.y + 1; y < area.y + area.height - 1; y++) {
    for (let x = area.x + 1; x < area.x + area.width - 1; x++) {
      const at = y * width + x;
      if (holes[at] || holes[at - 1] || holes[at + 1] || holes[at - width] || holes[at + width]) continue;
      const around =
        light(pixels, at - 1) + light(pixels, at + 1) + light(pixels, at - width) + light(pixels, at + width);
      const step = Math.min(255, Math.floor(Math.abs(light(pixels, at) - around / 4) * 10));
      counts[step] = (counts[step] as number) + 1;
      total++;
    }
  }
  return Math.min(STRONGEST, (medianStep(counts, total) / 10) * MEDIAN_TO_SIGMA);
}

function light({ data, channels }: Pixels, at: number): number {
  const from = at * channels;
  return luma(data[from] as number, data[from + 1] as number, data[from + 2] as number);
}

function medianStep(counts: Uint32Array, total: number): number {
  let seen = 0;
  for (let step = 0; step < counts.length; step++) {
    seen += counts[step] as number;
    if (seen * 2 > total) return step;
  }
  return 0;
}

/** Noise for a place: the same place always gets the same value. Mean 0, standard deviation 1, within about 2.5. */
export function grainAt(x: number, y: number): number {
  let hash = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  hash ^= hash >>> 15;
  // The sum of two even distributions is near enough to a normal one; sqrt(6) makes its deviation 1.
  return ((hash & 0xffff) / 0xffff + ((hash >>> 16) & 0xffff) / 0xffff - 1) * Math.sqrt(6);
}
