import { crc32, deflateSync } from "node:zlib";
import { sharp } from "../../media/sharp.js";
import { disc } from "../../testing/pictures.js";

/** Pictures that nobody would send by mistake, written byte by byte where no library would. */

const { data, width, height, channels } = disc();

/** A fresh pipeline over a picture of 96 by 72 pixels. */
export const plain = () => sharp(data, { raw: { width, height, channels } });

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.byteLength);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  /** 0 grey, 2 colour, 3 palette, 6 colour and alpha. */
  readonly colour?: number;
  readonly interlaced?: boolean;
  /** The rows before they are compressed; none unless said. */
  readonly rows?: Uint8Array;
  /** Further chunks before the rows. */
  readonly extra?: readonly (readonly [type: string, content: Uint8Array])[];
}

/** A PNG of whatever it is told, with checksums that are right. */
export function pngOf({
  width,
  height,
  depth = 8,
  colour = 2,
  interlaced = false,
  rows = Buffer.alloc(0),
  extra = [],
}: PngParts): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    ...extra.map(([type, content]) => chunk(type, content)),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Rows of nothing but black, as they stand in a PNG that is not interlaced. */
export function blackRows(rowBytes: number, height: number): Buffer {
  return Buffer.alloc((rowBytes + 1) * height);
}

/** A JPEG whose header claims another size than its data have. */
export async function jpgClaiming(width: number, height: number): Promise<Buffer> {
  const file = await plain().jpeg().toBuffer();
  const at = file.indexOf(Buffer.from([0xff, 0xc0]));
  file.writeUInt16BE(height, at + 5);
  file.writeUInt16BE(width, at + 7);
  return file;
}

/** A progressive JPEG whose last scan is there again and again: each one is a pass over all of the picture. */
export async function jpgOfScans(side: number, scans: number): Promise<Buffer> {
  const file = await sharp({ create: { width: side, height: side, channels: 3, background: "white" } })
    .jpeg({ progressive: true })
    .toBuffer();
  const lastScan = file.subarray(file.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
  return Buffer.concat([file.subarray(0, -2), ...new Array<Buffer>(scans).fill(lastScan), file.subarray(-2)]);
}

/** A TIFF of one strip or tile whose tags are these; what lies behind its places are zeros. */
export function tiffOf(tags: Readonly<Record<number, number>>, dataBytes = 4096): Buffer {
  const entries = Object.entries(tags).map(([tag, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(Number(tag), 0);
    entry.writeUInt16LE(4, 2);
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(value, 8);
    return entry;
  });
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, entries.length, 0]);
  return Buffer.concat([head, ...entries, Buffer.alloc(4), Buffer.alloc(dataBytes)]);
}

/** The tags of a grey TIFF of one strip, which begins behind them. */
export function greyTags(width: number, height: number): Record<number, number> {
  return { 256: width, 257: height, 258: 8, 259: 1, 262: 1, 273: 400, 277: 1, 278: height, 279: 1000 };
}

/** A WebP whose canvas is of another size than the picture in it. */
export async function webpOnCanvas(width: number, height: number): Promise<Buffer> {
  const inner = (await plain().webp().toBuffer()).subarray(12);
  const canvas = Buffer.alloc(18);
  canvas.write("VP8X", 0, "latin1");
  canvas.writeUInt32LE(10, 4);
  canvas.writeUIntLE(width - 1, 12, 3);
  canvas.writeUIntLE(height - 1, 15, 3);
  const head = Buffer.alloc(12);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(4 + canvas.length + inner.length, 4);
  head.write("WEBP", 8, "latin1");
  return Buffer.concat([head, canvas, inner]);
}

export interface BmpClaim {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly compression?: number;
  readonly dataAt?: number;
}

/** A BMP of 400 bytes that claims to be this. */
export function bmpClaiming({ width, height, depth = 24, compression = 0, dataAt = 54 }: BmpClaim): Buffer {
  const file = Buffer.alloc(400);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(400, 2);
  file.writeUInt32LE(dataAt, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(depth, 28);
  file.writeUInt32LE(compression, 30);
  return file;
}

/** A GIF that claims a screen of this size, around a picture of another. */
export async function gifOnScreen(width: number, height: number): Promise<Buffer> {
  const file = await plain().gif().toBuffer();
  file.writeUInt16LE(width, 6);
  file.writeUInt16LE(height, 8);
  return file;
}
