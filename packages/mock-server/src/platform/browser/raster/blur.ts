import { filterColumns, filterRows, type Taps } from "./filter-lines.js";
import { type Raster, toPlane, toRaster } from "./raster.js";

/** The bell is cut off where it has fallen to this share of its height, as the native library does. */
const LEAST = 0.2;

/** Blurs by a standard deviation in pixels. */
export function blur(raster: Raster, deviation: number): Raster {
  const bell = bellOf(deviation);
  const rows = filterRows(toPlane(raster), everywhere(bell, raster.width));
  return toRaster(filterColumns(rows, everywhere(bell, raster.height)));
}

function bellOf(deviation: number): Float32Array {
  const reach = Math.floor(deviation * Math.sqrt(-2 * Math.log(LEAST)));
  const bell = Float32Array.from({ length: reach * 2 + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = bell.reduce((all, weight) => all + weight, 0);
  return bell.map((weight) => weight / sum);
}

function everywhere(weights: Float32Array, size: number): Taps {
  const count = weights.length;
  const all = new Float32Array(size * count);
  const starts = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    all.set(weights, at * count);
    starts[at] = at - (count - 1) / 2;
  }
  return { size, count, starts, weights: all };
}
