import type { Pixels } from "../pictures/read-pixels.js";
import type { Property } from "./property.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The picture has exactly this many pixels each way. */
export function hasSize(picture: Size | undefined, wanted: Size): Property {
  return {
    ok: picture?.width === wanted.width && picture.height === wanted.height,
    expected: tellSize(wanted),
    actual: tellSize(picture),
  };
}

/** A size in words, or that there is no picture that could have one. */
export function tellSize(picture: Size | Pixels | undefined): string {
  return picture ? `${picture.width}x${picture.height}` : "no picture";
}
