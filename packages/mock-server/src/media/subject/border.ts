import { labDistance } from "./lab.js";

/** A picture in L*a*b*. */
export interface LabPicture {
  readonly width: number;
  readonly height: number;
  readonly lab: Float32Array;
}

/** How many groups of colours the border is sorted into, and how often their centres are moved. */
const GROUPS = 5;
const ROUNDS = 8;
/** Groups whose centres are no farther apart than this are one colour in different light. */
const SAME = 12;
/** A group is the subject running out of the picture when more than this share of it lies on one side ... */
const ONE_SIDED = 0.85;
/** ... and it leaves some of that side to others. Only below, a subject may take the whole side. */
const WHOLE_SIDE = 0.9;
/** Somebody's shoulders reach up the left and right side as well. */
const MOSTLY_BELOW = 0.55;
/** When less of the border than this is left, the guess was wrong. */
const LEAST = 0.25;

/**
 * The border pixels that show background, by position. Colours found on one side only are taken for a subject that
 * runs out of the picture; with `isPerson` also colours of the lower part that the upper part does not have.
 */
export function backgroundBorder(picture: LabPicture, isPerson: boolean): number[] {
  const border = borderOf(picture);
  const groupOf = sortIntoGroups(picture.lab, border);
  const groups = new Set(groupOf);
  const kept = new Set(
    [...groups].filter((group) => {
      return !looksLikeSubject(
        picture,
        border.filter((_, index) => groupOf[index] === group),
        isPerson,
      );
    }),
  );
  const background = border.filter((_, index) => kept.has(groupOf[index] as number));
  return background.length >= border.length * LEAST ? background : border;
}

/** All pixels of the outermost frame, in reading order. */
function borderOf({ width, height }: LabPicture): number[] {
  const border: number[] = [];
  for (let at = 0; at < width * height; at++) {
    const x = at % width;
    const y = (at - x) / width;
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) border.push(at);
  }
  return border;
}

/** The group of each pixel, by colour: k-means, begun with colours that are as far apart as possible. */
function sortIntoGroups(lab: Float32Array, pixels: readonly number[]): number[] {
  const centres = spreadCentres(lab, pixels);
  let groupOf: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    groupOf = pixels.map((at) => nearest(centres, lab, at));
    moveCentres(centres, lab, pixels, groupOf);
  }
  return groupOf;
}

/** Three numbers per centre. Stops early when the colours left are like those there are. */
function spreadCentres(lab: Float32Array, pixels: readonly number[]): Float32Array {
  const centres: number[] = [];
  const add = (at: number): void => void centres.push(...lab.subarray(at * 3, at * 3 + 3));
  add(pixels[0] ?? 0);
  while (centres.length < GROUPS * 3) {
    const known = Float32Array.from(centres);
    const gap = (at: number): number => labDistance(known, nearest(known, lab, at) * 3, lab, at * 3);
    const farthest = pixels.reduce((best, at) => (gap(at) > best.gap ? { at, gap: gap(at) } : best), {
      at: -1,
      gap: SAME,
    });
    if (farthest.at < 0) break;
    add(farthest.at);
  }
  return Float32Array.from(centres);
}

function nearest(centres: Float32Array, lab: Float32Array, at: number): number {
  let best = 0;
  for (let centre = 1; centre * 3 < centres.length; centre++) {
    if (labDistance(centres, centre * 3, lab, at * 3) < labDistance(centres, best * 3, lab, at * 3)) best = centre;
  }
  return best;
}

function moveCentres(centres: Float32Array, lab: Float32Array, pixels: readonly number[], groupOf: number[]): void {
  const sums = new Float64Array(centres.length);
  const counts = new Float64Array(centres.length / 3);
  pixels.forEach((at, index) => {
    const group = groupOf[index] as number;
    counts[group] = (counts[group] as number) + 1;
    for (let c = 0; c < 3; c++) sums[group * 3 + c] = (sums[group * 3 + c] as number) + (lab[at * 3 + c] as number);
  });
  for (let index = 0; index < centres.length; index++) {
    const count = counts[Math.floor(index / 3)] as number;
    if (count > 0) centres[index] = (sums[index] as number) / count;
  }
}

function looksLikeSubject({ width, height }: LabPicture, pixels: readonly number[], isPerson: boolean): boolean {
  const count = (test: (x: number, y: number) => boolean): number => {
    return pixels.filter((at) => test(at % width, Math.floor(at / width))).length;
  };
  const below = count((_, y) => y === height - 1) / pixels.length;
  const isElsewhere = (found: number, length: number): boolean => {
    return found / pixels.length > ONE_SIDED && found < length * WHOLE_SIDE;
  };
  return (
    below > ONE_SIDED ||
    isElsewhere(
      count((_, y) => y === 0),
      width,
    ) ||
    isElsewhere(
      count((x) => x === 0),
      height,
    ) ||
    isElsewhere(
      count((x) => x === width - 1),
      height,
    ) ||
    (isPerson && below > MOSTLY_BELOW && count((_, y) => y < height / 2) === 0)
  );
}
