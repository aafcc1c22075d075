import type { PictureFacts } from "../../contract/work.js";
import { tiffOrientation } from "../exif-orientation.js";
import { damaged } from "../picture-fault.js";
import { StepBudget } from "../step-budget.js";
import { integerAt, readTiffStart, type TiffField, type TiffStart, visitFields } from "../tiff-directory.js";
import { uprightFacts } from "../upright-facts.js";

const WIDTH = 256;
const HEIGHT = 257;
const STRIP_OFFSETS = 273;
const STRIP_SIZES = 279;
const TILE_OFFSETS = 324;
const TILE_SIZES = 325;
const EXTRA_SAMPLES = 338;
/** An old way to embed JPEG data, without strips. */
const JPEG_OFFSET = 513;
const JPEG_SIZE = 514;
/** Tags from here on are private: a wrong one does not harm the picture. */
const FIRST_PRIVATE_TAG = 0x8000;
/** One row per strip, for a picture a quarter of a million pixels high; all lists of places share it. */
const MAX_STRIPS = 250_000;

type Fields = ReadonlyMap<number, TiffField>;

/** Reads the first directory only: the first page is the picture. Throws a `PictureFault`. */
export function probeTiff(bytes: Uint8Array): PictureFacts {
  const start = readTiffStart(bytes);
  const fields = readFields(start);
  const facts = uprightFacts({
    format: "tiff",
    width: requiredInteger(start, fields, WIDTH, "width"),
    height: requiredInteger(start, fields, HEIGHT, "height"),
    orientation: tiffOrientation(start),
    alpha: (fields.get(EXTRA_SAMPLES)?.count ?? 0) > 0,
    animated: false,
  });
  requireImageData(start, fields);
  return facts;
}

/** The first entry of each tag. Values of public tags must lie within the file. */
function readFields(start: TiffStart): Fields {
  const fields = new Map<number, TiffField>();
  visitFields(start, (field) => {
    if (field.tag < FIRST_PRIVATE_TAG) start.reader.need(field.at, field.size);
    if (!fields.has(field.tag)) fields.set(field.tag, field);
    return false;
  });
  return fields;
}

function requiredInteger(start: TiffStart, fields: Fields, tag: number, name: string): number {
  const field = fields.get(tag);
  const value = field === undefined ? undefined : integerAt(start, field, 0);
  if (value === undefined) throw damaged(`the TIFF directory has no ${name}`);
  return value;
}

function requireImageData(start: TiffStart, fields: Fields): void {
  const pairs = [
    [STRIP_OFFSETS, STRIP_SIZES],
    [TILE_OFFSETS, TILE_SIZES],
    [JPEG_OFFSET, JPEG_SIZE],
  ] as const;
  const budget = new StepBudget(MAX_STRIPS, "TIFF strips");
  const checked = pairs.filter(([offsets, sizes]) =>
    requirePieces(start, fields.get(offsets), fields.get(sizes), budget),
  );
  if (checked.length === 0) throw damaged("the TIFF directory points to no image data");
}

/** True when there are such pieces and each lies within the file. A missing size counts as one byte. */
function requirePieces(
  start: TiffStart,
  offsets: TiffField | undefined,
  sizes: TiffField | undefined,
  budget: StepBudget,
): boolean {
  if (offsets === undefined) return false;
  for (let index = 0; index < offsets.count; index++) {
    budget.spend();
    const at = integerAt(start, offsets, index);
    if (at === undefined) throw damaged("the TIFF directory gives the place of its image data as no whole number");
    const size = sizes === undefined ? 1 : (integerAt(start, sizes, index) ?? 1);
    // Sparse files leave out empty tiles by giving them no bytes.
    if (size > 0) start.reader.need(at, size, "the image data");
  }
  return offsets.count > 0;
}
