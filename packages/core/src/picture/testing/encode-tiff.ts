import { big, bytesOf, little } from "./bytes.js";

/** One entry of the directory. Values are SHORT (3), LONG (4) or LONG8 (16). */
export interface TiffEntry {
  readonly tag: number;
  readonly type: 3 | 4 | 16;
  readonly values: readonly number[];
  /** Overrides the number of values that the entry claims. */
  readonly count?: number;
}

export interface TiffRecipe {
  readonly order: "big" | "little";
  readonly bigTiff?: boolean;
  readonly entries: readonly TiffEntry[];
  /** Where the directory claims that the next one is. */
  readonly next?: number;
  /** Stands between header and directory: at byte 8, or 16 in a BigTIFF. */
  readonly data?: Uint8Array;
}

/** Writes a TIFF structure with one directory after the data, and after it the values that do not fit in entries. */
export function encodeTiff({
  order,
  bigTiff = false,
  entries,
  next = 0,
  data = new Uint8Array(),
}: TiffRecipe): Uint8Array {
  const number = order === "big" ? big : little;
  const word = bigTiff ? 8 : 4;
  const dataAt = bigTiff ? 16 : 8;
  const directoryAt = dataAt + data.length;
  const loose: number[] = [];
  const looseAt = directoryAt + (bigTiff ? 8 : 2) + entries.length * (4 + 2 * word) + word;
  const fields = entries.flatMap(({ tag, type, values, count = values.length }) => {
    const packed = values.flatMap((value) => number(value, { 3: 2, 4: 4, 16: 8 }[type]));
    const slot =
      packed.length <= word
        ? [...packed, ...Array(word - packed.length).fill(0)]
        : number(looseAt + loose.length, word);
    if (packed.length > word) loose.push(...packed);
    return [...number(tag, 2), ...number(type, 2), ...number(count, word), ...slot];
  });
  const version = bigTiff ? [...number(43, 2), ...number(8, 2), ...number(0, 2)] : number(42, 2);
  const header = [order === "big" ? "MM" : "II", version, number(directoryAt, word)];
  return bytesOf(...header, data, number(entries.length, bigTiff ? 8 : 2), fields, number(next, word), loose);
}

/** The entries of a gray picture of 4 x 3 pixels in one strip, whose data begins at byte 8 (BigTIFF: 16). */
export function grayEntries(dataAt: 8 | 16 = 8): TiffEntry[] {
  return [
    { tag: 256, type: 3, values: [4] },
    { tag: 257, type: 3, values: [3] },
    { tag: 258, type: 3, values: [8] },
    { tag: 259, type: 3, values: [1] },
    { tag: 262, type: 3, values: [1] },
    { tag: 273, type: 4, values: [dataAt] },
    { tag: 277, type: 3, values: [1] },
    { tag: 278, type: 3, values: [3] },
    { tag: 279, type: 4, values: [12] },
  ];
}

/** An EXIF block that holds only an orientation. */
export function exifBlock(orientation: number, order: "big" | "little" = "little"): Uint8Array {
  return encodeTiff({ order, entries: [{ tag: 274, type: 3, values: [orientation] }] });
}
