import sharp from "sharp";
import { openPicture, type Raw, writePicture } from "./open-picture.js";
import type { Uploaded } from "./read-fields.js";
import type { Rules } from "./rules.js";

export type Results = Readonly<Record<string, Uint8Array>>;
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Enlarges by the ranges of the documents. What comes out is a PNG: no document says what it is. */
export async function enlarge(raw: Raw, wanted: string | undefined, rules: Rules): Promise<Results> {
  const edge = Math.max(raw.width, raw.height);
  const most = { 1: rules.maxSide, 2: rules.doubleUpTo, 4: rules.quadrupleUpTo };
  const byItself = edge <= 10 || edge > rules.doubleUpTo ? 1 : edge <= rules.quadrupleUpTo ? 4 : 2;
  const asked = wanted === undefined ? undefined : (Number(wanted) as 1 | 2 | 4);
  const factor = asked === undefined ? byItself : edge <= most[asked] ? asked : 1;
  const { width, height, data } = raw;
  const picture = sharp(data, { raw: { width, height, channels: 4 } });
  const large = picture.resize(width * factor, height * factor, { kernel: "nearest" }).removeAlpha();
  return { image: new Uint8Array(await large.png({ compressionLevel: 1 }).toBuffer()) };
}

/** Fills what is marked with the mean colour of what is not. */
export async function fill(raw: Raw, marked: (x: number, y: number) => boolean, rules: Rules): Promise<Results> {
  const { width, height } = raw;
  const data = Buffer.from(raw.data);
  const sum = [0, 0, 0];
  let count = 1;
  each(raw, (x, y, at) => {
    if (marked(x, y)) return;
    count++;
    for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (data[at + channel] ?? 0);
  });
  each(raw, (x, y, at) => {
    if (!rules.repaintsAll && !marked(x, y)) return;
    for (const channel of [0, 1, 2]) data[at + channel] = rules.repaintsAll ? 128 : (sum[channel] ?? 0) / count;
  });
  return { image: await writePicture({ width, height, data }, "png") };
}

export function withinBoxes(boxes: readonly Box[]) {
  return (x: number, y: number) =>
    boxes.some((box) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height);
}

/** White of a mask; undefined where it is no picture, or of another size. */
export async function withinMask(bytes: Uploaded, { width, height }: Raw, rules: Rules) {
  const mask = await openPicture(bytes, rules);
  if (!mask || mask.width !== width || mask.height !== height) return undefined;
  return (x: number, y: number) => (mask.data[(y * width + x) * 4] ?? 0) >= 128;
}

/** What a cut-out was asked for. */
export interface Cut {
  readonly outputs: readonly string[];
  readonly crop: boolean;
  readonly format: "png" | "jpg";
  readonly background: string;
}

/** Takes for the subject whatever differs from the corner; undefined where nothing does. */
export async function cutOut(raw: Raw, cut: Cut, rules: Rules): Promise<Results | undefined> {
  const { width, height } = raw;
  const corner = [...raw.data.subarray(0, 3)];
  const differs = (at: number) => [0, 1, 2].some((c) => Math.abs((raw.data[at + c] ?? 0) - (corner[c] ?? 0)) > 50);
  const image = Buffer.from(raw.data);
  const mask = Buffer.alloc(image.length, 255);
  const paint = rules.background ? cut.background : "808080";
  const colour = [0, 2, 4].map((from) => Number.parseInt(paint.slice(from, from + 2), 16));
  let [left, top, right, bottom] = [width, height, -1, -1];
  each(raw, (x, y, at) => {
    const inside = differs(at);
    for (const channel of [0, 1, 2]) mask[at + channel] = rules.greyMask ? 120 : inside ? 255 : 0;
    if (inside) {
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      return;
    }
    if (rules.keepsBackground) return;
    for (const channel of [0, 1, 2]) image[at + channel] = colour[channel] ?? 0;
    image[at + 3] = cut.format === "jpg" ? 255 : 0;
  });
  if (right < 0) return undefined;
  const box = { left, top, width: right - left + 1, height: bottom - top + 1 };
  const results: Record<string, Uint8Array> = {};
  for (const name of cut.outputs) {
    const whole = { width, height, data: name === "mask" ? mask : image };
    const crops = cut.crop && (name === "image" || rules.cropsMask);
    results[name] = await writePicture(crops ? await trimmed(whole, box) : whole, name === "mask" ? "png" : cut.format);
  }
  return results;
}

async function trimmed(raw: Omit<Raw, "jpeg">, box: { left: number; top: number; width: number; height: number }) {
  const picture = sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 4 } });
  return { width: box.width, height: box.height, data: await picture.extract(box).raw().toBuffer() };
}

function each({ width, height }: Raw, visit: (x: number, y: number, at: number) => void): void {
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at += 4) visit(x, y, at);
}
