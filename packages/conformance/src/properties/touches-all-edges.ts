import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import type { Property } from "./property.js";

const names = ["top", "right", "bottom", "left"] as const;

/** What is white in a mask reaches all four edges: nothing is left to trim. */
export function touchesAllEdges(mask: Pixels | undefined): Property {
  const free = mask ? freeEdges(mask) : undefined;
  return {
    ok: free?.length === 0,
    expected: "the subject at all four edges",
    actual: free === undefined ? "no mask" : free.length === 0 ? "at all four" : `not at the ${free.join(", ")}`,
  };
}

function freeEdges(mask: Pixels): readonly string[] {
  const { width, height } = mask;
  const light = (x: number, y: number) => pixelAt(mask, x, y)[0] >= 128;
  const columns = Array.from({ length: width }, (_, x) => x);
  const rows = Array.from({ length: height }, (_, y) => y);
  const touched = {
    top: columns.some((x) => light(x, 0)),
    right: rows.some((y) => light(width - 1, y)),
    bottom: columns.some((x) => light(x, height - 1)),
    left: rows.some((y) => light(0, y)),
  };
  return names.filter((name) => !touched[name]);
}
