import { type Pixels, pixelAt } from "../pictures/read-pixels.js";
import type { Property } from "./property.js";
import { lossyTolerance } from "./tolerance.js";

/** A mask may have a soft edge, which is this much of it at most. */
const mostGrey = 0.02;

/** The picture is black and white, and not only one of them. */
export function isBlackAndWhite(picture: Pixels | undefined): Property {
  const shares = picture && sharesOf(picture);
  return {
    ok: shares !== undefined && shares.grey < mostGrey && shares.white > 0 && shares.black > 0,
    expected: "black and white pixels, but for a soft edge",
    actual: shares
      ? `${percent(shares.white)} white, ${percent(shares.black)} black, ${percent(shares.grey)} other`
      : "no picture",
  };
}

function sharesOf(picture: Pixels): { readonly white: number; readonly black: number; readonly grey: number } {
  let [white, black] = [0, 0];
  const count = picture.width * picture.height;
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const [red, green, blue] = pixelAt(picture, x, y);
      if (Math.min(red, green, blue) >= 255 - lossyTolerance) white++;
      else if (Math.max(red, green, blue) <= lossyTolerance) black++;
    }
  }
  return { white: white / count, black: black / count, grey: (count - white - black) / count };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
