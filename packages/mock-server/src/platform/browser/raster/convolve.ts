import { type Plane, type Raster, toPlane, toRaster } from "./raster.js";

/** A small grid of whole numbers that a picture is passed through, and what they are divided by. */
export interface Convolution {
  readonly width: number;
  readonly height: number;
  readonly kernel: readonly number[];
  readonly scale: number;
}

/** Passes a picture through a grid of weights. Beyond its edges it goes on with what it ends in. */
export function convolve(raster: Raster, by: Convolution): Raster {
  const plane = toPlane(raster);
  const values = new Float32Array(plane.values.length);
  by.kernel.forEach((weight, at) => {
    const shift = { x: (at % by.width) - (by.width - 1) / 2, y: Math.floor(at / by.width) - (by.height - 1) / 2 };
    if (weight !== 0) addShifted(values, plane, shift, weight / by.scale);
  });
  return toRaster({ ...plane, values });
}

function addShifted(
  sum: Float32Array,
  { width, height, channels, values }: Plane,
  shift: { readonly x: number; readonly y: number },
  weight: number,
): void {
  for (let y = 0, to = 0; y < height; y++) {
    const row = Math.min(height - 1, Math.max(0, y + shift.y)) * width;
    for (let x = 0; x < width; x++) {
      const from = (row + Math.min(width - 1, Math.max(0, x + shift.x))) * channels;
      for (let c = 0; c < channels; c++, to++) sum[to] = (sum[to] as number) + weight * (values[from + c] as number);
    }
  }
}
