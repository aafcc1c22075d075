import type { Pixels } from "../pixels.js";
import { sharp } from "../sharp.js";

/** Red, green, blue and, where there is one, alpha. */
export type Colour = readonly [number, number, number, number?];

/** Paints a picture pixel by pixel; it has alpha when the upper left pixel does. */
export function paint(width: number, height: number, colourAt: (x: number, y: number) => Colour): Pixels {
  const channels = colourAt(0, 0).length === 4 ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  for (let at = 0; at < width * height; at++) {
    const colour = colourAt(at % width, Math.floor(at / width));
    for (let c = 0; c < channels; c++) data[at * channels + c] = colour[c] ?? 0;
  }
  return { width, height, channels, data };
}

/** The pixel at a place. */
export function pixelAt({ width, channels, data }: Pixels, x: number, y: number): number[] {
  const from = (y * width + x) * channels;
  return [...data.subarray(from, from + channels)];
}

export type TestFormat = "jpg" | "png" | "webp" | "tiff" | "gif";

/** Encodes with the picture library itself, so that tests do not read what our own encoder wrote. */
export function encode({ data, width, height, channels }: Pixels, format: TestFormat = "png"): Promise<Uint8Array> {
  const image = sharp(data, { raw: { width, height, channels } });
  if (format === "jpg") return image.jpeg({ quality: 98, chromaSubsampling: "4:4:4" }).toBuffer();
  if (format === "webp") return image.webp({ lossless: true }).toBuffer();
  if (format === "tiff") return image.tiff({ compression: "lzw" }).toBuffer();
  return format === "gif" ? image.gif().toBuffer() : image.png().toBuffer();
}

/** The largest difference of any two colour values in the pixels that `where` selects. */
export function largestDifference(a: Pixels, b: Pixels, where: (x: number, y: number) => boolean = () => true): number {
  let largest = 0;
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      if (!where(x, y)) continue;
      const other = pixelAt(b, x, y);
      pixelAt(a, x, y).forEach((value, c) => {
        largest = Math.max(largest, Math.abs(value - (other[c] ?? 0)));
      });
    }
  }
  return largest;
}

/** A picture without two equal neighbours, to tell apart what was turned, cut off or mixed up. */
export const gradient = (x: number, y: number): Colour => [40 + x * 2, 60 + y * 3, 200 - x];

/** Uncorrelated whole numbers from 0 to 6: grain that is the same each time. */
export function noise(x: number, y: number): number {
  let hash = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % 7;
}
