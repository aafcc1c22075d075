import { bytesOf, little } from "./bytes.js";

/** A BMP file to be written; unless said otherwise it is the usual one: Windows header, 24 bits, bottom-up. */
export interface BmpRecipe {
  readonly width: number;
  /** Negative for rows from top to bottom. */
  readonly height: number;
  readonly kind?: 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124;
  readonly depth?: number;
  readonly compression?: number;
  readonly alphaMask?: number;
  /** Replaces the rows, which are gray otherwise. */
  readonly data?: Uint8Array;
}

/** Writes a BMP file of one shade. */
export function encodeBmp(recipe: BmpRecipe): Uint8Array {
  const { width, height, kind = 40, depth = 24, compression = 0, alphaMask = 0 } = recipe;
  const rows = new Uint8Array(Math.ceil((width * depth) / 32) * 4 * Math.abs(height)).fill(0x80);
  const data = recipe.data ?? rows;
  const number = kind === 12 ? 2 : 4;
  const size = [...little(width, number), ...little(height, number), ...little(1, 2), ...little(depth, 2)];
  const rest = [...little(compression, 4), ...little(data.length, 4), ...little(0, 16)];
  const masks = [0xff0000, 0xff00, 0xff, alphaMask].flatMap((mask) => little(mask, 4));
  const header = new Uint8Array(kind);
  header.set([...little(kind, 4), ...size, ...rest, ...masks].slice(0, kind));
  // After the oldest Windows header the masks stand on their own.
  const loose = kind === 40 && compression === 3 ? masks.slice(0, 12) : kind === 40 && compression === 6 ? masks : [];
  const dataAt = 14 + kind + loose.length;
  const fileHeader = ["BM", little(dataAt + data.length, 4), little(0, 4), little(dataAt, 4)];
  return bytesOf(...fileHeader, header, loose, data);
}
