import { filterColumns, filterRows, type Taps } from "./filter-lines.js";
import { type Raster, toPlane, toRaster } from "./raster.js";

/** A curve that says how much a place counts at a distance, and how far that goes. */
interface Kernel {
  readonly reach: number;
  weigh(distance: number): number;
}

const kernels: Readonly<Record<"lanczos3" | "cubic", Kernel>> = {
  lanczos3: { reach: 3, weigh: (distance) => sinc(distance) * sinc(distance / 3) },
  // The curve of Catmull and Rom, which goes through the values it blends.
  cubic: {
    reach: 2,
    weigh: (distance) =>
      distance < 1
        ? 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1
        : -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2,
  },
};

/** Gives a picture another size. */
export function resample(raster: Raster, width: number, height: number, kernel: "lanczos3" | "cubic"): Raster {
  if (width === raster.width && height === raster.height) return raster;
  const rows = filterRows(toPlane(raster), tapsOf(raster.width, width, kernels[kernel]));
  return toRaster(filterColumns(rows, tapsOf(raster.height, height, kernels[kernel])));
}

/** Shrinking widens the kernel, so that every old place counts somewhere. */
function tapsOf(from: number, size: number, kernel: Kernel): Taps {
  const step = from / size;
  const widening = Math.max(1, step);
  const reach = kernel.reach * widening;
  const count = Math.ceil(reach) * 2 + 1;
  const starts = new Int32Array(size);
  const weights = new Float32Array(size * count);
  for (let at = 0; at < size; at++) {
    const centre = (at + 0.5) * step - 0.5;
    const start = Math.ceil(centre - reach);
    starts[at] = start;
    let sum = 0;
    for (let tap = 0; tap < count; tap++) {
      const distance = Math.abs(start + tap - centre) / widening;
      const weight = distance < kernel.reach ? kernel.weigh(distance) : 0;
      weights[at * count + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap++) {
      weights[at * count + tap] = (weights[at * count + tap] as number) / sum;
    }
  }
  return { size, count, starts, weights };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
