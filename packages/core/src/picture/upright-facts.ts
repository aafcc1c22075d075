import type { PictureFacts } from "../contract/work.js";
import { PictureFault } from "./picture-fault.js";

/** The facts as the file stores them: width and height before the picture is turned upright. */
export interface StoredFacts extends PictureFacts {
  /** The EXIF orientation, 1..8; 1 where the format has none. */
  readonly orientation: number;
}

/** Turns the stored size upright. A size of zero is a `PictureFault`: there is no picture to speak of. */
export function uprightFacts(stored: StoredFacts): PictureFacts {
  const { format, orientation, alpha, animated } = stored;
  if (stored.width <= 0 || stored.height <= 0) {
    throw new PictureFault(`zero size: the header declares ${stored.width} x ${stored.height} pixels`);
  }
  // Orientations 5..8 are those that contain a quarter turn.
  const [width, height] = orientation >= 5 ? [stored.height, stored.width] : [stored.width, stored.height];
  return { format, width, height, alpha, animated };
}
