import { Buffer } from "node:buffer";

export interface BmpParts {
  readonly width: number;
  /** Negative: rows from top to bottom. */
  readonly height: number;
  readonly depth: number;
  /** Bytes of each row as they stand in the file, without padding. */
  readonly rows: readonly (readonly number[])[];
  /** Blue, green, red, unused. */
  readonly palette?: readonly number[];
  /** Masks of red, green, blue and alpha; they come with compression 3 and, without alpha mask, take 12 bytes. */
  readonly masks?: readonly number[];
  readonly compression?: number;
  /** Size of the second header. */
  readonly kind?: number;
  /** Unused bytes before the rows. */
  readonly gap?: number;
  readonly colours?: number;
}

/** Writes a BMP file from its parts, as told: also one whose parts contradict each other. */
export function makeBmp(parts: BmpParts): Buffer {
  const { width, height, depth, rows, palette = [], masks = [], kind = 40, gap = 0, colours = 0 } = parts;
  const padded = rows.map((row) => [...row, ...new Array<number>((4 - (row.length % 4)) % 4).fill(0)]);
  const header = Buffer.alloc(14 + Math.max(kind, 40 + masks.length * 4));
  const dataAt = header.length + palette.length + gap;
  header.write("BM", 0, "latin1");
  header.writeUInt32LE(dataAt + padded.flat().length, 2);
  header.writeUInt32LE(dataAt, 10);
  header.writeUInt32LE(kind, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(depth, 28);
  header.writeUInt32LE(parts.compression ?? (masks.length > 0 ? 3 : 0), 30);
  header.writeUInt32LE(colours, 46);
  for (const [index, mask] of masks.entries()) header.writeUInt32LE(mask, 54 + index * 4);
  return Buffer.concat([header, Buffer.from(palette), Buffer.alloc(gap), Buffer.from(padded.flat())]);
}
