import type { ExamplePicture, Rectangle } from "@graycard/core";
import { spotPlaces, spotRadius } from "../../pictures/contents/spots.js";
import { drawPicture, makePicture } from "../../pictures/make-picture.js";
import type { Pixels } from "../../pictures/read-pixels.js";
import { inBoxes, inDiscs, type Region } from "../../pictures/region.js";
import type { Trial } from "../../trial.js";

/** The size of the picture with spots. */
export const spottedSize = { width: 160, height: 120 } as const;

const spec = { ...spottedSize, content: "spots" } as const;
const unit = Math.min(spec.width, spec.height);

const places = spotPlaces.map(({ x, y }) => ({ x: spec.width / 2 + x * unit, y: spec.height / 2 + y * unit }));

/** One of the three spots: the first is at the upper left, the second above the middle, the third at the lower right. */
export type Spot = 0 | 1 | 2;

function placeOf(spot: Spot): { readonly x: number; readonly y: number } {
  return places[spot] ?? { x: 0, y: 0 };
}

/** The pixels of spots themselves. */
export function spotsAt(...spots: readonly Spot[]): Region {
  return inDiscs(...spots.map((spot) => ({ ...placeOf(spot), radius: unit * spotRadius - 1 })));
}

/** Discs that cover spots, as a mask would mark them: no boxes, and apart from each other. */
export function discsOver(...spots: readonly Spot[]): Region {
  return inDiscs(...spots.map((spot) => ({ ...placeOf(spot), radius: unit * spotRadius + 5 })));
}

/** Boxes that cover spots; those of the first and the last reach into a corner of the picture, and not out of it. */
export function boxesOver(...spots: readonly Spot[]): readonly Rectangle[] {
  return spots.map((spot) => boxOver(spot));
}

function boxOver(spot: Spot): Rectangle {
  const reach = Math.ceil(unit * spotRadius) + 5;
  const { x, y } = placeOf(spot);
  const left = spot === 0 ? 0 : Math.floor(x) - reach;
  const top = spot === 0 ? 0 : Math.floor(y) - reach;
  const right = spot === 2 ? spec.width : Math.floor(x) + reach;
  const bottom = spot === 2 ? spec.height : Math.floor(y) + reach;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The left half of the picture, exactly; it has the first spot in it and no other. */
export const leftHalf: Rectangle = { x: 0, y: 0, width: spec.width / 2, height: spec.height };

/** Which part of the picture boxes mark. */
export function regionOf(boxes: readonly Rectangle[]): Region {
  return inBoxes(...boxes);
}

/** The picture with spots as it is sent, without loss. */
export async function spottedPicture(trial: Trial): Promise<ExamplePicture> {
  return trial.picture({ ...spec, format: "png" }, await makePicture({ ...spec, format: "png" }));
}

/** Its exact pixels. */
export function spottedPixels(): Pixels {
  const { width, height, rgb } = drawPicture(spec);
  return { width, height, channels: 3, data: rgb };
}
