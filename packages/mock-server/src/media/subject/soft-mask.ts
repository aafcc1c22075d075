import type { CutoutPlan } from "@graycard/core";
import { fromRaster, toRaster } from "../pipelines.js";
import type { Pixels } from "../pixels.js";
import { backgroundDistance } from "./background-distance.js";
import { backgroundBorder } from "./border.js";
import { type Component, findComponents } from "./components.js";
import { toLab } from "./lab.js";
import { splitInTwo } from "./otsu.js";

/** How much of each pixel belongs to the subject: one byte per pixel, 128 on its outline. */
export interface SoftMask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Colour distances beyond this say no more than this. */
const FAR = 60;
/** The subject has to be this much farther from the background than the background's own colours are. */
const CONTRAST = 10;
/** A part smaller than this share of the picture is a speck. */
const SPECK = 0.001;
/** Parts smaller than this share of the main one do not belong to the subject. */
const MINOR = 0.1;
/** A hole stays open when it is larger than this share of the picture ... */
const OPEN_HOLE = 0.002;
/** ... and its mean distance from the background is below this share of the threshold. */
const OPEN_NEARNESS = 0.5;
/** How many pixels away the subject shows its own colour when its outline is a mixture. */
const REACH = 2;
/** Standard deviation, in pixels, of the blur that rounds the steps of the outline. */
const ROUNDING = 0.6;

/**
 * Finds what stands out from the background of a picture, which should be small: the time grows with the number of
 * pixels. Answers `undefined` when nothing does.
 */
export async function findSoftMask(pixels: Pixels, subject: CutoutPlan["subject"]): Promise<SoftMask | undefined> {
  const { width, height } = pixels;
  const picture = { width, height, lab: toLab(pixels) };
  const distance = backgroundDistance(picture, backgroundBorder(picture, subject === "person"));
  const { threshold, lower, upper } = splitInTwo(distance, FAR);
  if (upper - lower < CONTRAST) return undefined;
  const inside = mainParts(picture, distance, threshold, subject === "person");
  if (!inside.includes(1)) return undefined;
  fillHolesOf(inside, picture, distance, threshold);
  const steps = outline(inside, picture, distance, lower);
  const data = await toRaster(fromRaster(steps, width, height).blur(ROUNDING));
  return { width, height, data };
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** 1 for the pixels of the largest part and of those that are not much smaller. */
function mainParts(extent: Extent, distance: Float32Array, threshold: number, isPerson: boolean): Uint8Array {
  const { width, height } = extent;
  const { labels, list } = findComponents(width, height, (at) => (distance[at] as number) > threshold);
  const weight = (part: Component): number => part.area * (isPerson ? centrality(part, extent) : 1);
  const heaviest = Math.max(0, ...list.map(weight));
  const isMain = (part: Component | undefined): boolean => {
    return part !== undefined && part.area > width * height * SPECK && weight(part) >= heaviest * MINOR;
  };
  const main = new Set(list.filter(isMain).map(({ label }) => label));
  return Uint8Array.from(labels, (label) => (main.has(label) ? 1 : 0));
}

/** 1 in the middle of the picture, falling to 0.2 at its left and right edge: people stand in the middle. */
function centrality({ x }: Component, { width }: Extent): number {
  return 1 - (Math.abs(x - width / 2) / (width / 2)) * 0.8;
}

/** Closes holes, but for larger ones through which the background shows, like that of a handle. */
function fillHolesOf(inside: Uint8Array, { width, height }: Extent, distance: Float32Array, threshold: number): void {
  const { labels, list } = findComponents(width, height, (at) => inside[at] === 0);
  const sums = new Float64Array(list.length + 1);
  labels.forEach((label, at) => {
    sums[label] = (sums[label] as number) + (distance[at] as number);
  });
  const isOpen = ({ label, area, touchesEdge }: Component): boolean => {
    const isLarge = area > width * height * OPEN_HOLE;
    return touchesEdge || (isLarge && (sums[label] as number) / area < threshold * OPEN_NEARNESS);
  };
  const closed = new Set(list.filter((hole) => !isOpen(hole)).map(({ label }) => label));
  labels.forEach((label, at) => {
    if (closed.has(label)) inside[at] = 1;
  });
}

/**
 * Places the outline between pixels. One next to it is a mixture: how much of it is subject follows from how far its
 * colour has come from the background's towards that of the subject beside it.
 */
function outline(inside: Uint8Array, extent: Extent, distance: Float32Array, floor: number): Uint8Array {
  const { width, height } = extent;
  return inside.map((own, at) => {
    const x = at % width;
    const isAlike =
      (x === 0 || inside[at - 1] === own) &&
      (x === width - 1 || inside[at + 1] === own) &&
      (at < width || inside[at - width] === own) &&
      (at >= width * (height - 1) || inside[at + width] === own);
    if (isAlike) return own * 255;
    const whole = farthestAround(at, inside, extent, distance) - floor;
    const share = whole > 0 ? ((distance[at] as number) - floor) / whole : own;
    return Math.round(255 * Math.min(1, Math.max(0, share)));
  });
}

/** The largest distance from the background among the pixels of the subject within reach. */
function farthestAround(at: number, inside: Uint8Array, { width, height }: Extent, distance: Float32Array): number {
  const x = at % width;
  const y = Math.floor(at / width);
  let farthest = 0;
  for (let row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
    for (let column = Math.max(0, x - REACH); column <= Math.min(width - 1, x + REACH); column++) {
      const near = row * width + column;
      if (inside[near] === 1) farthest = Math.max(farthest, distance[near] as number);
    }
  }
  return farthest;
}
