import type { PictureFacts } from "../../contract/work.js";
import { ByteReader } from "../byte-reader.js";
import { exifOrientation, UPRIGHT } from "../exif-orientation.js";
import { damaged } from "../picture-fault.js";
import { StepBudget } from "../step-budget.js";
import { uprightFacts } from "../upright-facts.js";

/** Length, type and checksum around the content of a chunk. */
const CHUNK_FRAME_BYTES = 12;
const MAX_CHUNK_BYTES = 0x7fffffff;
/** Enough for 15 MB in pieces of 150 bytes; usual encoders cut at 8 KiB or more. */
const MAX_CHUNKS = 100_000;
const COLOUR_TYPES: ReadonlySet<number> = new Set([0, 2, 3, 4, 6]);

/** What the chunks tell besides the size. */
interface ChunkNotes {
  hasImageData: boolean;
  alpha: boolean;
  animated: boolean;
  orientation: number;
}

/**
 * Walks the chunks from IHDR to IEND, jumping over their contents. Checksums are not verified: that would mean reading
 * the whole file. Throws a `PictureFault`.
 */
export function probePng(bytes: Uint8Array): PictureFacts {
  const reader = new ByteReader(bytes, "big");
  const header = readHeader(reader);
  const notes: ChunkNotes = { hasImageData: false, alpha: header.alpha, animated: false, orientation: UPRIGHT };
  walkChunks(reader, notes);
  if (!notes.hasImageData) throw damaged("the PNG has no image data (IDAT)");
  const { alpha, animated, orientation } = notes;
  return uprightFacts({ format: "png", width: header.width, height: header.height, orientation, alpha, animated });
}

function readHeader(reader: ByteReader): { width: number; height: number; alpha: boolean } {
  if (reader.text(12, 4) !== "IHDR" || reader.u32(8) !== 13)
    throw damaged("the PNG does not begin with a header (IHDR)");
  const colourType = reader.u8(25);
  if (!COLOUR_TYPES.has(colourType)) throw damaged(`the PNG header declares colour type ${colourType}`);
  return { width: reader.u32(16), height: reader.u32(20), alpha: colourType === 4 || colourType === 6 };
}

function walkChunks(reader: ByteReader, notes: ChunkNotes): void {
  const budget = new StepBudget(MAX_CHUNKS, "PNG chunks");
  for (let at = 8; ; ) {
    budget.spend();
    reader.need(at, CHUNK_FRAME_BYTES, "the image data");
    const size = reader.u32(at);
    const type = reader.text(at + 4, 4);
    if (!/^[A-Za-z]{4}$/.test(type)) throw damaged(`the PNG has no chunk where one must be, at byte ${at}`);
    if (size > MAX_CHUNK_BYTES) throw damaged(`the PNG chunk ${type} at byte ${at} declares an impossible length`);
    reader.need(at, CHUNK_FRAME_BYTES + size, "the image data");
    if (type === "IEND") return;
    noteChunk(type, reader.part(at + 8, size), notes);
    at += CHUNK_FRAME_BYTES + size;
  }
}

function noteChunk(type: string, content: ByteReader, notes: ChunkNotes): void {
  if (type === "IDAT") notes.hasImageData = true;
  // What follows the image data comes too late for decoders, so it changes nothing here either.
  if (notes.hasImageData) return;
  if (type === "eXIf") notes.orientation = exifOrientation(content);
  if (type === "tRNS") notes.alpha = true;
  if (type === "acTL") notes.animated = content.length >= 8 && content.u32(0) > 1;
}
