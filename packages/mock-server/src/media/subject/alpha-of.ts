import { fromRaster, toRaster } from "../pipelines.js";
import type { Pixels } from "../pixels.js";
import type { FoundSubject } from "./find-subject-in.js";
import { inkMask } from "./ink.js";

/** The steeper, the harder the outline; 128 stays 128. */
const STEEPNESS = 1.6;
const STEEPER = Uint8ClampedArray.from({ length: 256 }, (_, value) => 128 + (value - 128) * STEEPNESS);

/** The alpha that leaves only the found subject of the full picture: one byte per pixel, at least 128 inside. */
export async function alphaOf(found: FoundSubject | undefined, pixels: Pixels): Promise<Uint8Array> {
  const { width, height } = pixels;
  if (found === undefined) return new Uint8Array(width * height);
  if (found.by === "alpha") return ownAlpha(pixels);
  if (found.by === "ink") return inkMask(pixels);
  const { mask } = found;
  const sized = fromRaster(mask.data, mask.width, mask.height).resize({ width, height, fit: "fill", kernel: "cubic" });
  const alpha = await toRaster(sized);
  return alpha.map((value) => STEEPER[value] as number);
}

function ownAlpha({ channels, data, width, height }: Pixels): Uint8Array {
  const alpha = new Uint8Array(width * height).fill(255);
  if (channels === 4) for (let at = 0; at < alpha.length; at++) alpha[at] = data[at * 4 + 3] as number;
  return alpha;
}
