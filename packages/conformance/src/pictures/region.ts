import type { Rectangle } from "@graycard/core";

/** A part of a picture: whether a pixel belongs to it. */
export type Region = (x: number, y: number) => boolean;

/** The pixels of boxes. */
export function inBoxes(...boxes: readonly Rectangle[]): Region {
  return (x, y) => boxes.some((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
}

/** The pixels whose middle lies in one of the discs. */
export function inDiscs(
  ...discs: readonly { readonly x: number; readonly y: number; readonly radius: number }[]
): Region {
  return (x, y) => discs.some((disc) => (x + 0.5 - disc.x) ** 2 + (y + 0.5 - disc.y) ** 2 < disc.radius * disc.radius);
}

/** A region with all that lies within `margin` pixels of it, counted along rows and columns. */
export function grown(
  region: Region,
  margin: number,
  size: { readonly width: number; readonly height: number },
): Region {
  const { width, height } = size;
  const near = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (region(x, y)) near[y * width + x] = 1;
    }
  }
  const wide = spread(near, margin, { steps: width, step: 1, lines: height, line: width });
  const all = spread(wide, margin, { steps: height, step: width, lines: width, line: 1 });
  return (x, y) => all[y * width + x] === 1;
}

/** Marks everything within `margin` steps of a mark, along lines of one direction. */
function spread(
  marks: Uint8Array,
  margin: number,
  { steps, step, lines, line }: { steps: number; step: number; lines: number; line: number },
): Uint8Array {
  const out = new Uint8Array(marks.length);
  for (let start = 0; start < lines * line; start += line) {
    for (let at = 0; at < steps; at++) {
      if (marks[start + at * step] !== 1) continue;
      for (let to = Math.max(0, at - margin); to <= Math.min(steps - 1, at + margin); to++) out[start + to * step] = 1;
    }
  }
  return out;
}
