import { probePicture } from "@graycard/core";
import type { Pixels } from "../media/pixels.js";
import { sharp } from "../media/sharp.js";
import { makeBmp } from "../media/testing/make-bmp.js";
import { type Colour, encode, gradient, paint, type TestFormat } from "../media/testing/pictures.js";

export { decodePicture } from "../media/decode-picture.js";
export { pixelAt } from "../media/testing/pictures.js";

/** A picture without a subject, of a size and format. */
export function picture(width: number, height: number, format: TestFormat = "jpg"): Promise<Uint8Array> {
  return encode(paint(width, height, gradient), format);
}

/** A dark disc on white: what stands out, and its box, are plain to see. */
export function disc(width = 96, height = 72): Pixels {
  const [centreX, centreY, radius] = [Math.floor(width / 2), Math.floor(height / 2), Math.floor(height / 3)];
  const inside = (x: number, y: number) => (x - centreX) ** 2 + (y - centreY) ** 2 <= radius ** 2;
  return paint(width, height, (x, y): Colour => (inside(x, y) ? [180, 30, 40] : [255, 255, 255]));
}

export function discFile(format: TestFormat = "jpg"): Promise<Uint8Array> {
  return encode(disc(), format);
}

/** A mask: white where the predicate holds, else black. */
export function maskFile(width: number, height: number, white: (x: number, y: number) => boolean): Promise<Uint8Array> {
  return encode(paint(width, height, (x, y): Colour => (white(x, y) ? [255, 255, 255] : [0, 0, 0])));
}

/** A JPEG whose pixels lie on their side, with the tag that says so: upright it is `height` by `width`. */
export async function turnedPicture(width: number, height: number): Promise<Uint8Array> {
  const { data } = paint(width, height, gradient);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** A 24-bit BMP. */
export function bmpFile(width: number, height: number): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width * 3 }, (_, at) => (at * 7 + y * 13) % 256),
  );
  return makeBmp({ width, height, depth: 24, rows });
}

/** A picture file of exactly this many bytes: what comes after the picture's end is padding. */
export async function paddedPicture(bytes: number, file?: Uint8Array): Promise<Uint8Array> {
  const padded = new Uint8Array(bytes);
  padded.set(file ?? (await discFile()));
  return padded;
}

/** Format and size of a picture file, or that it is none, in a form tests compare in one line. */
export function sizeOf(bytes: Uint8Array): string {
  const probe = probePicture(bytes);
  return probe.ok ? `${probe.facts.format} ${probe.facts.width}x${probe.facts.height}` : "no picture";
}
