import type { PictureFacts } from "../../contract/work.js";
import { ByteReader } from "../byte-reader.js";
import { exifOrientation, UPRIGHT } from "../exif-orientation.js";
import { damaged } from "../picture-fault.js";
import { StepBudget } from "../step-budget.js";
import { uprightFacts } from "../upright-facts.js";

/** Where the first chunk begins, after "RIFF", the size and "WEBP". */
const FIRST_CHUNK_AT = 12;
const CHUNK_HEADER_BYTES = 8;
/** An animation has one or two chunks per frame. */
const MAX_CHUNKS = 100_000;
/** Flags of the extended format. */
const ANIMATION = 0x02;
const EXIF = 0x08;
const ALPHA = 0x10;

interface Chunk {
  readonly type: string;
  readonly content: ByteReader;
  /** Where the next chunk begins. */
  readonly nextAt: number;
}

/** Reads the first chunk, and in the extended format walks over the others. Throws a `PictureFault`. */
export function probeWebp(bytes: Uint8Array): PictureFacts {
  const reader = new ByteReader(bytes, "little");
  const end = CHUNK_HEADER_BYTES + reader.u32(4);
  reader.need(0, end, "the image data");
  const riff = reader.part(0, end);
  if (end < FIRST_CHUNK_AT + CHUNK_HEADER_BYTES) throw damaged("the WebP file declares a size that holds no picture");
  const first = readChunk(riff, FIRST_CHUNK_AT);
  if (first.type === "VP8 ") return lossyFacts(first.content);
  if (first.type === "VP8L") return losslessFacts(first.content);
  if (first.type === "VP8X") return extendedFacts(riff, first);
  throw damaged("the WebP file does not begin with a picture (VP8, VP8L or VP8X)");
}

function readChunk(riff: ByteReader, at: number): Chunk {
  const type = riff.text(at, 4);
  const size = riff.u32(at + 4);
  const contentAt = at + CHUNK_HEADER_BYTES;
  if (contentAt + size > riff.length)
    throw damaged(`the WebP chunk at byte ${at} is longer than the picture around it`);
  return { type, content: riff.part(contentAt, size), nextAt: contentAt + size + (size % 2) };
}

/** The first bytes of a VP8 key frame. */
function lossyFacts(content: ByteReader): PictureFacts {
  if (content.length < 10) throw damaged("the WebP image data is shorter than its own header");
  const isKeyFrame = content.u8(0) % 2 === 0;
  if (!isKeyFrame || content.text(3, 3) !== "\x9d\x01\x2a") throw damaged("the WebP image data is no VP8 key frame");
  // The two upper bits of each number are a hint on scaling for the display.
  const [width, height] = [content.u16(6) & 0x3fff, content.u16(8) & 0x3fff];
  return uprightFacts({ format: "webp", width, height, orientation: UPRIGHT, alpha: false, animated: false });
}

/** One mark, then 14 bits of width, 14 bits of height (both less one), one bit for alpha and three of version. */
function losslessFacts(content: ByteReader): PictureFacts {
  if (content.length < 5) throw damaged("the WebP image data is shorter than its own header");
  const bits = content.u32(1);
  if (content.u8(0) !== 0x2f || bits >>> 29 !== 0) throw damaged("the WebP image data is no VP8L picture");
  const [width, height] = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  const alpha = ((bits >>> 28) & 1) === 1;
  return uprightFacts({ format: "webp", width, height, orientation: UPRIGHT, alpha, animated: false });
}

/** The size is that of the canvas. The flags decide what counts, whatever chunks are there: decoders do the same. */
function extendedFacts(riff: ByteReader, first: Chunk): PictureFacts {
  if (first.content.length < 10) throw damaged("the extended WebP header (VP8X) is too short");
  const flags = first.content.u8(0);
  const found = walkChunks(riff, first.nextAt);
  return uprightFacts({
    format: "webp",
    width: first.content.u24(4) + 1,
    height: first.content.u24(7) + 1,
    orientation: (flags & EXIF) !== 0 && found.exif !== undefined ? exifOrientation(found.exif) : UPRIGHT,
    alpha: (flags & ALPHA) !== 0,
    animated: (flags & ANIMATION) !== 0 && found.frames > 1,
  });
}

function walkChunks(riff: ByteReader, from: number): { frames: number; exif: ByteReader | undefined } {
  const budget = new StepBudget(MAX_CHUNKS, "WebP chunks");
  let exif: ByteReader | undefined;
  let frames = 0;
  let hasStill = false;
  for (let at = from; at + CHUNK_HEADER_BYTES <= riff.length; ) {
    budget.spend();
    const chunk = readChunk(riff, at);
    if (chunk.type === "EXIF") exif ??= chunk.content;
    if (chunk.type === "ANMF") frames++;
    if (chunk.type === "VP8 " || chunk.type === "VP8L") hasStill = true;
    at = chunk.nextAt;
  }
  if (!hasStill && frames === 0) throw damaged("the WebP file has no image data");
  return { frames, exif };
}
