import { diffuse, emptyGrid } from "../fill/diffuse.js";
import type { LabPicture } from "./border.js";
import { labDistance } from "./lab.js";

/** How often the background is estimated anew from what has been recognised as background. */
const ROUNDS = 3;
/** Colours nearer than this to what the background should be there are background. */
const NEAR = 4;

/**
 * How far the colour of each pixel is from what the background would show at its place. The background is continued
 * from the border inwards, and each round from farther in, so that gradients and soft shadows belong to it.
 */
export function backgroundDistance(picture: LabPicture, border: readonly number[]): Float32Array {
  const background = new Uint8Array(picture.width * picture.height);
  for (const at of border) background[at] = 1;
  let distance = distanceTo(picture, background);
  for (let round = 1; round < ROUNDS; round++) {
    grow(picture, background, distance);
    distance = distanceTo(picture, background);
  }
  return distance;
}

function distanceTo({ width, height, lab }: LabPicture, background: Uint8Array): Float32Array {
  const grid = emptyGrid(width, height, 3);
  grid.values.set(lab);
  grid.known.set(background);
  diffuse(grid);
  return Float32Array.from(background, (_, at) => labDistance(lab, at * 3, grid.values, at * 3));
}

/** Adds what is near in colour and hangs together with the background. */
function grow({ width, height }: LabPicture, background: Uint8Array, distance: Float32Array): void {
  const stack: number[] = [];
  const visit = (at: number): void => {
    if (background[at] !== 0 || (distance[at] as number) >= NEAR) return;
    background[at] = 1;
    stack.push(at);
  };
  const visitAround = (at: number): void => {
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < width * (height - 1)) visit(at + width);
  };
  background.forEach((value, at) => {
    if (value !== 0) visitAround(at);
  });
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) visitAround(at);
}
