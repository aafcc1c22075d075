import type { Rectangle } from "@graycard/core";

/** The smallest box around all places of a raster that are not 0; `undefined` when there are none. */
export function boundingBox(raster: Uint8Array, width: number, height: number): Rectangle | undefined {
  const rowHas = (y: number): boolean => raster.subarray(y * width, (y + 1) * width).some((value) => value !== 0);
  let top = 0;
  while (top < height && !rowHas(top)) top++;
  if (top === height) return undefined;
  let bottom = height - 1;
  while (!rowHas(bottom)) bottom--;
  let left = width;
  let right = -1;
  for (let y = top; y <= bottom; y++) {
    for (let x = 0; x < left; x++) if (raster[y * width + x] !== 0) left = x;
    for (let x = width - 1; x > right; x--) if (raster[y * width + x] !== 0) right = x;
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The box with `margin` pixels more on each side, as far as the picture goes. */
export function widen(box: Rectangle, margin: number, width: number, height: number): Rectangle {
  const x = Math.max(0, box.x - margin);
  const y = Math.max(0, box.y - margin);
  const right = Math.min(width, box.x + box.width + margin);
  const bottom = Math.min(height, box.y + box.height + margin);
  return { x, y, width: right - x, height: bottom - y };
}
