import type { PictureFacts } from "../../contract/work.js";
import { ByteReader } from "../byte-reader.js";
import { UPRIGHT } from "../exif-orientation.js";
import { damaged } from "../picture-fault.js";
import { uprightFacts } from "../upright-facts.js";

/** The file header; the second header, whose size tells its kind, follows it. */
const FILE_HEADER_BYTES = 14;
/** Kinds of the second header that differ in layout, by their size in bytes. */
const CORE_HEADER = 12;
const OS2_SHORT_HEADER = 16;
const WINDOWS_HEADER = 40;
const WINDOWS_RGB_HEADER = 52;
const OS2_HEADER = 64;
/** Values of the compression field; 3 means another thing in the OS/2 header. */
const NONE = 0;
const BIT_FIELDS = 3;
const ALPHA_BIT_FIELDS = 6;
/** The mask of the alpha channel stands here, inside the newer headers or right after the older one. */
const ALPHA_MASK_AT = 66;
const DEPTHS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16, 24, 32]);

interface BmpHeader {
  readonly kind: number;
  readonly width: number;
  /** In pixels, without the sign that tells top-down from bottom-up. */
  readonly height: number;
  /** Bits per pixel. */
  readonly depth: number;
  readonly compression: number;
  /** Bytes of compressed image data; 0 when not given. */
  readonly dataSize: number;
}

/** Reads both headers and compares the rows they declare with the length of the file. Throws a `PictureFault`. */
export function probeBmp(bytes: Uint8Array): PictureFacts {
  const reader = new ByteReader(bytes, "little");
  const header = readHeader(reader);
  // Embedded JPEG and PNG data has a depth of its own, and the header says 0.
  if (!DEPTHS.has(header.depth) && (header.depth !== 0 || isUncompressed(header))) {
    throw damaged(`the BMP header declares ${header.depth} bits per pixel`);
  }
  const { width, height } = header;
  const alpha = hasAlpha(reader, header);
  const facts = uprightFacts({ format: "bmp", width, height, orientation: UPRIGHT, alpha, animated: false });
  requireImageData(reader, header);
  return facts;
}

function readHeader(reader: ByteReader): BmpHeader {
  const kind = reader.u32(14);
  reader.need(FILE_HEADER_BYTES, kind);
  const common = { kind, compression: NONE, dataSize: 0 };
  if (kind === CORE_HEADER) {
    return { ...common, width: reader.u16(18), height: reader.u16(20), depth: reader.u16(24) };
  }
  const size = { width: reader.i32(18), height: Math.abs(reader.i32(22)), depth: reader.u16(28) };
  if (kind === OS2_SHORT_HEADER) return { ...common, ...size };
  return { ...common, ...size, compression: reader.u32(30), dataSize: reader.u32(34) };
}

/** Only 32-bit pixels with a mask that the header puts to use; without one the fourth byte is padding. */
function hasAlpha(reader: ByteReader, { kind, depth, compression }: BmpHeader): boolean {
  // The two older Windows headers have room for three masks; a fourth comes only with a compression of its own.
  const isOlder = kind === WINDOWS_HEADER || kind === WINDOWS_RGB_HEADER;
  const isMasked = compression === ALPHA_BIT_FIELDS || (compression === BIT_FIELDS && !isOlder);
  if (depth !== 32 || kind < WINDOWS_HEADER || kind === OS2_HEADER || !isMasked) return false;
  return reader.u32(ALPHA_MASK_AT) !== 0;
}

function requireImageData(reader: ByteReader, header: BmpHeader): void {
  const dataAt = reader.u32(10);
  if (dataAt < FILE_HEADER_BYTES + header.kind) throw damaged("the BMP image data is said to begin inside the header");
  const size = isUncompressed(header) ? rowBytes(header) * header.height : Math.max(1, header.dataSize);
  reader.need(dataAt, size, "the image data");
}

function isUncompressed({ kind, compression }: BmpHeader): boolean {
  if (kind === OS2_HEADER) return compression === NONE;
  return compression === NONE || compression === BIT_FIELDS || compression === ALPHA_BIT_FIELDS;
}

/** Rows are filled up to a multiple of four bytes. */
function rowBytes({ width, depth }: BmpHeader): number {
  return Math.ceil((width * depth) / 32) * 4;
}
