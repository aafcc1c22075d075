import type { ByteReader } from "./byte-reader.js";
import { PictureFault } from "./picture-fault.js";
import { integerAt, readTiffStart, type TiffStart, visitFields } from "./tiff-directory.js";

/** The tag under which EXIF and TIFF keep the orientation. */
const ORIENTATION = 274;

/** The picture is stored as it is to be seen. */
export const UPRIGHT = 1;

/**
 * The orientation, 1..8, from an EXIF block. Metadata that makes no sense is ignored, as decoders do: then it is 1.
 * The block may begin with the six-byte mark "Exif", which belongs to JPEG but is found in other formats too.
 */
export function exifOrientation(block: ByteReader): number {
  try {
    const isMarked = block.length > 6 && block.text(0, 5) === "Exif\0";
    return tiffOrientation(readTiffStart(isMarked ? block.bytes.subarray(6) : block.bytes));
  } catch (error) {
    if (error instanceof PictureFault) return UPRIGHT;
    throw error;
  }
}

/** The orientation, 1..8, in the first directory of a TIFF structure; 1 when there is none or it is no such number. */
export function tiffOrientation(start: TiffStart): number {
  let orientation = UPRIGHT;
  visitFields(start, (field) => {
    if (field.tag !== ORIENTATION) return false;
    const value = integerAt(start, field, 0) ?? UPRIGHT;
    if (value >= 1 && value <= 8) orientation = value;
    return true;
  });
  return orientation;
}
