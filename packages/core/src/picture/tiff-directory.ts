import { ByteReader } from "./byte-reader.js";
import { damaged } from "./picture-fault.js";

/** The start of a TIFF structure: of a TIFF file, or of the EXIF block inside another format. */
export interface TiffStart {
  readonly reader: ByteReader;
  /** BigTIFF: 64-bit counts and positions. */
  readonly big: boolean;
  /** Where the first directory begins. */
  readonly directoryAt: number;
}

/** One entry of a directory. */
export interface TiffField {
  readonly tag: number;
  readonly type: number;
  /** How many values there are. */
  readonly count: number;
  /** Where the first value is, inside the entry or elsewhere; not yet checked against the length of the file. */
  readonly at: number;
  /** All values together, in bytes; 0 for a type that the format does not define. */
  readonly size: number;
}

/** Bytes per value, by type number. */
const TYPE_SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

/** BYTE, SHORT, LONG, IFD, LONG8, IFD8, and the signed ones, which hold no negative number where they are used here. */
const INTEGER_TYPES: ReadonlySet<number> = new Set([1, 3, 4, 6, 8, 9, 13, 16, 17, 18]);

/** What a classic directory can count to; a BigTIFF could claim 2^64 entries. */
const MAX_FIELDS = 0xffff;

/** Reads byte order, variant and the position of the first directory. Throws a `PictureFault` when these are wrong. */
export function readTiffStart(bytes: Uint8Array): TiffStart {
  const mark = new ByteReader(bytes, "big").u16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) throw damaged("the TIFF structure names no byte order");
  const reader = new ByteReader(bytes, mark === 0x4949 ? "little" : "big");
  const version = reader.u16(2);
  if (version === 42) return { reader, big: false, directoryAt: reader.u32(4) };
  if (version !== 43) throw damaged(`the TIFF structure has version ${version}`);
  if (reader.u16(4) !== 8) throw damaged("the BigTIFF header declares positions of another size than 8 bytes");
  return { reader, big: true, directoryAt: reader.u64(8) };
}

/**
 * Calls `visit` for each entry of the first directory, in order, until it answers true. Only this directory is read, so
 * a chain of directories that bites its own tail costs nothing. Throws a `PictureFault` when it leaves the file.
 */
export function visitFields(start: TiffStart, visit: (field: TiffField) => boolean): void {
  const { reader, big, directoryAt } = start;
  if (directoryAt < (big ? 16 : 8)) throw damaged(`the first TIFF directory is said to begin at byte ${directoryAt}`);
  const count = big ? reader.u64(directoryAt) : reader.u16(directoryAt);
  if (count > MAX_FIELDS) throw damaged(`the first TIFF directory claims ${count} entries`);
  const firstAt = directoryAt + (big ? 8 : 2);
  for (let index = 0; index < count; index++) {
    if (visit(readField(start, firstAt + index * (big ? 20 : 12)))) return;
  }
  // The position of the next directory closes this one; it must exist, but nobody here follows it.
  reader.need(firstAt + count * (big ? 20 : 12), big ? 8 : 4);
}

function readField({ reader, big }: TiffStart, at: number): TiffField {
  const type = reader.u16(at + 2);
  const count = big ? reader.u64(at + 4) : reader.u32(at + 4);
  const size = (TYPE_SIZES[type] ?? 0) * count;
  const valueAt = at + (big ? 12 : 8);
  const isInline = size <= (big ? 8 : 4);
  const position = isInline ? valueAt : big ? reader.u64(valueAt) : reader.u32(valueAt);
  return { tag: reader.u16(at), type, count, at: position, size };
}

/** The value at `index`, or `undefined` when the field has none there or does not hold whole numbers. */
export function integerAt({ reader }: TiffStart, field: TiffField, index: number): number | undefined {
  if (!INTEGER_TYPES.has(field.type) || index >= field.count) return undefined;
  const width = TYPE_SIZES[field.type] ?? 1;
  const at = field.at + index * width;
  if (width === 1) return reader.u8(at);
  if (width === 2) return reader.u16(at);
  return width === 4 ? reader.u32(at) : reader.u64(at);
}
