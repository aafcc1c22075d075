import type { Plane } from "./raster.js";

/** What each place of a new line is made of: `count` weights over neighbouring places of the old one. */
export interface Taps {
  readonly size: number;
  readonly count: number;
  /** Where the first weight of each new place belongs; may lie outside the old line. */
  readonly starts: Int32Array;
  /** `count` for each new place. */
  readonly weights: Float32Array;
}

/** Makes every row anew. Beyond its ends, a line goes on with what it ends in. */
export function filterRows(plane: Plane, taps: Taps): Plane {
  const { width, height, channels, values } = plane;
  const filtered = new Float32Array(taps.size * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < taps.size; x++) {
      const to = (y * taps.size + x) * channels;
      for (let tap = 0; tap < taps.count; tap++) {
        const weight = taps.weights[x * taps.count + tap] as number;
        if (weight === 0) continue;
        const from = (y * width + within((taps.starts[x] as number) + tap, width)) * channels;
        for (let c = 0; c < channels; c++) {
          filtered[to + c] = (filtered[to + c] as number) + weight * (values[from + c] as number);
        }
      }
    }
  }
  return { width: taps.size, height, channels, values: filtered };
}

/** The same for every column; whole rows are added up, which is far quicker than going down the columns. */
export function filterColumns(plane: Plane, taps: Taps): Plane {
  const { width, height, channels, values } = plane;
  const row = width * channels;
  const filtered = new Float32Array(row * taps.size);
  for (let y = 0; y < taps.size; y++) {
    for (let tap = 0; tap < taps.count; tap++) {
      const weight = taps.weights[y * taps.count + tap] as number;
      if (weight === 0) continue;
      const from = within((taps.starts[y] as number) + tap, height) * row;
      const to = y * row;
      for (let at = 0; at < row; at++) {
        filtered[to + at] = (filtered[to + at] as number) + weight * (values[from + at] as number);
      }
    }
  }
  return { width, height: taps.size, channels, values: filtered };
}

function within(at: number, size: number): number {
  return at < 0 ? 0 : at >= size ? size - 1 : at;
}
