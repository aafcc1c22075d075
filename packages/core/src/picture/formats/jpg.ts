import type { PictureFacts } from "../../contract/work.js";
import { ByteReader } from "../byte-reader.js";
import { exifOrientation, UPRIGHT } from "../exif-orientation.js";
import { damaged, truncated } from "../picture-fault.js";
import { StepBudget } from "../step-budget.js";
import { uprightFacts } from "../upright-facts.js";

/** Second bytes of markers; the first is always FF. */
const TEM = 0x01;
const RST0 = 0xd0;
const RST7 = 0xd7;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
/** A 15 MB block of metadata takes 230 segments of the largest size. */
const MAX_SEGMENTS = 10_000;
/** Fill bytes and stray bytes that may stand before one marker. */
const MAX_STRAY_BYTES = 0x10000;
/** How far from its end a file is searched for EOI; what follows it (a second picture, a film) can be large. */
const MAX_SEARCH_BYTES = 0x10000000;

interface Frame {
  readonly width: number;
  readonly height: number;
}

interface Segment {
  readonly code: number;
  /** Where the two bytes of its length are. */
  readonly at: number;
  /** The length that it declares, which includes the two bytes of the length itself. */
  readonly size: number;
}

/**
 * Reads the segments up to the first scan, then looks for the end marker from the end backwards. A thumbnail inside
 * the metadata is part of its segment and is jumped over with it. Throws a `PictureFault`.
 */
export function probeJpg(bytes: Uint8Array): PictureFacts {
  const reader = new ByteReader(bytes, "big");
  const { frame, orientation, scanAt } = readUpToScan(reader);
  const facts = uprightFacts({ format: "jpg", ...frame, orientation, alpha: false, animated: false });
  requireEnd(bytes, scanAt);
  return facts;
}

function readUpToScan(reader: ByteReader): { frame: Frame; orientation: number; scanAt: number } {
  const budget = new StepBudget(MAX_SEGMENTS, "JPEG segments before its image data");
  let frame: Frame | undefined;
  let orientation: number | undefined;
  for (let at = 2; ; ) {
    budget.spend();
    const segment = readSegment(reader, at);
    at = segment.at + segment.size;
    if (segment.code === SOS) {
      if (frame === undefined) throw damaged("the JPEG has image data (SOS) before any frame header (SOF)");
      return { frame, orientation: orientation ?? UPRIGHT, scanAt: at };
    }
    if (isFrameHeader(segment.code)) {
      if (frame !== undefined) throw damaged("the JPEG has two frame headers (SOF)");
      frame = readFrame(reader, segment);
    }
    if (segment.code === APP1) orientation ??= readOrientation(reader, segment);
  }
}

/** The next segment at or after `from`. Markers that have no content are passed over. */
function readSegment(reader: ByteReader, from: number): Segment {
  let at = findMarker(reader, from);
  // Each pass moves on by two bytes at least, and all of them share the allowance for stray bytes.
  while (isBare(reader.u8(at + 1)) && at - from < MAX_STRAY_BYTES) at = findMarker(reader, at + 2);
  const code = reader.u8(at + 1);
  if (code === EOI) throw damaged("the JPEG ends (EOI) before any image data (SOS)");
  if (code === SOI || isBare(code)) throw damaged(`the JPEG has a misplaced marker at byte ${at}`);
  const size = reader.u16(at + 2);
  if (size < 2) throw damaged(`the JPEG segment at byte ${at} declares a length of ${size}`);
  reader.need(at + 2, size);
  return { code, at: at + 2, size };
}

/**
 * Where the next marker is. Any number of FF bytes may precede its code; bytes that belong to nothing are passed over,
 * as common decoders do with files from careless writers.
 */
function findMarker(reader: ByteReader, from: number): number {
  const { bytes, length } = reader;
  const end = Math.min(length - 1, from + MAX_STRAY_BYTES);
  // All of a file may be stray bytes, so they are looked at without the reader's checks.
  for (let at = from; at < end; at++) {
    if (bytes[at] !== 0xff) continue;
    const code = bytes[at + 1];
    if (code !== 0xff && code !== 0) return at;
  }
  if (end === length - 1 || from >= end) throw truncated("its header");
  throw damaged(`the JPEG has no marker in the ${MAX_STRAY_BYTES} bytes after byte ${from}`);
}

function isBare(code: number): boolean {
  return code === TEM || (code >= RST0 && code <= RST7);
}

/** SOF0..SOF15; three codes in their range mean something else (DHT, JPG, DAC). */
function isFrameHeader(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

function readFrame(reader: ByteReader, { at, size }: Segment): Frame {
  if (size < 8 || size !== 8 + 3 * reader.u8(at + 7)) throw damaged("the JPEG frame header (SOF) has a wrong length");
  return { height: reader.u16(at + 3), width: reader.u16(at + 5) };
}

/** `undefined` when the segment holds something else than EXIF: XMP uses APP1 too. */
function readOrientation(reader: ByteReader, { at, size }: Segment): number | undefined {
  const content = reader.part(at + 2, size - 2);
  if (content.length < 6 || content.text(0, 5) !== "Exif\0") return undefined;
  return exifOrientation(content);
}

/**
 * The end marker cannot occur inside the image data, so the last one found there will do, whatever comes after it.
 * Only a file that lacks it is searched through.
 */
function requireEnd(bytes: Uint8Array, scanAt: number): void {
  const stop = Math.max(scanAt, bytes.length - MAX_SEARCH_BYTES);
  for (let at = bytes.length - 2; at >= stop; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === EOI) return;
  }
  throw truncated("the image data");
}
