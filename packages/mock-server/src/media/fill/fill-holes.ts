import type { Rectangle } from "@graycard/core";
import type { Pixels } from "../pixels.js";
import { boundingBox, widen } from "./bounding-box.js";
import { diffuse, emptyGrid, type Grid, Sampler } from "./diffuse.js";
import { grainAt, measureGrain } from "./grain.js";

/** Pixels around the holes that are looked at to learn how grainy the picture is. */
const MARGIN = 12;

/**
 * Paints the holes of a picture, in place, so that they continue their surroundings: smoothly, with grain like theirs.
 * `holes` has one byte per pixel: 1 where it is to be painted, 2 where it is neither painted nor continued, else 0. No
 * other pixel is touched. Where nothing is left to continue, the holes take the mean colour of the picture.
 */
export function fillHoles(pixels: Pixels, holes: Uint8Array): void {
  const box = boundingBox(holes, pixels.width, pixels.height);
  if (box === undefined) return;
  const area = widen(box, MARGIN, pixels.width, pixels.height);
  const grid = halfSize(pixels, holes, area);
  if (!grid.known.includes(1)) setMean(grid, pixels);
  diffuse(grid);
  paint(pixels, holes, area, grid, measureGrain(pixels, holes, area));
}

/**
 * The area at half its size. The finest level stays in bytes: as numbers it would be the larger part of the memory,
 * and the values between the coarse ones are all that the diffusion would find there anyway.
 */
function halfSize(pixels: Pixels, holes: Uint8Array, area: Rectangle): Grid {
  const { channels } = pixels;
  const grid = emptyGrid(Math.ceil(area.width / 2), Math.ceil(area.height / 2), channels);
  const counts = new Uint8Array(grid.width * grid.height);
  for (let y = 0; y < area.height; y++) {
    for (let x = 0; x < area.width; x++) {
      const from = (area.y + y) * pixels.width + area.x + x;
      if (holes[from] !== 0) continue;
      const to = (y >> 1) * grid.width + (x >> 1);
      counts[to] = (counts[to] as number) + 1;
      addPixel(grid.values, to * channels, pixels, from * channels);
    }
  }
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    if (count === 0) continue;
    grid.known[at] = 1;
    for (let c = 0; c < channels; c++)
      grid.values[at * channels + c] = (grid.values[at * channels + c] as number) / count;
  }
  return grid;
}

/** Adds a pixel to a sum. With alpha, colours count by their opacity: what cannot be seen spreads no colour. */
function addPixel(sum: Float32Array | Float64Array, to: number, { data, channels }: Pixels, from: number): void {
  const alpha = channels === 4 ? (data[from + 3] as number) : 255;
  for (let c = 0; c < 3; c++) sum[to + c] = (sum[to + c] as number) + ((data[from + c] as number) * alpha) / 255;
  if (channels === 4) sum[to + 3] = (sum[to + 3] as number) + alpha;
}

function setMean(grid: Grid, pixels: Pixels): void {
  const { channels, data } = pixels;
  // Numbers of 32 bits lose count when millions are added up.
  const sum = new Float64Array(channels);
  for (let at = 0; at < data.length; at += channels) addPixel(sum, 0, pixels, at);
  const mean = sum.map((value) => value / (pixels.width * pixels.height));
  for (let at = 0; at < grid.values.length; at++) grid.values[at] = mean[at % channels] as number;
  grid.known.fill(1);
}

function paint(pixels: Pixels, holes: Uint8Array, area: Rectangle, grid: Grid, grain: number): void {
  const { data, channels, width } = pixels;
  const sampler = new Sampler(grid);
  for (let y = 0; y < area.height; y++) {
    sampler.row(y);
    for (let x = 0; x < area.width; x++) {
      const at = (area.y + y) * width + area.x + x;
      if (holes[at] !== 1) continue;
      sampler.column(x);
      const alpha = channels === 4 ? sampler.value(3) : 255;
      const opacity = alpha > 0 ? alpha / 255 : 1;
      const noise = grain === 0 ? 0 : grain * grainAt(area.x + x, area.y + y);
      for (let c = 0; c < 3; c++) data[at * channels + c] = toByte(sampler.value(c) / opacity + noise);
      if (channels === 4) data[at * channels + 3] = toByte(alpha);
    }
  }
}

function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
