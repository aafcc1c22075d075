import type { PictureFacts } from "../../contract/work.js";
import { ByteReader } from "../byte-reader.js";
import { UPRIGHT } from "../exif-orientation.js";
import { damaged } from "../picture-fault.js";
import { StepBudget } from "../step-budget.js";
import { uprightFacts } from "../upright-facts.js";

/** First bytes of blocks. */
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
/** Means nothing; some encoders leave extra ones between blocks. */
const STRAY = 0x00;
const GRAPHIC_CONTROL = 0xf9;
/** Signature and logical screen descriptor. */
const HEADER_BYTES = 13;
/** Blocks and sub-blocks. A full sub-block has 255 bytes, so this is 60 MB of them. */
const MAX_BLOCKS = 250_000;

/** The state of the walk over the blocks. */
interface Walk {
  readonly reader: ByteReader;
  readonly budget: StepBudget;
  /** Where the next block begins. */
  at: number;
  frames: number;
  /** The graphic control extension before the next image names a transparent colour. */
  nextIsTransparent: boolean;
  /** The first image has a transparent colour. */
  alpha: boolean;
}

/** Walks the blocks up to the trailer, jumping over their contents. Throws a `PictureFault`. */
export function probeGif(bytes: Uint8Array): PictureFacts {
  const reader = new ByteReader(bytes, "little");
  reader.need(0, HEADER_BYTES);
  const budget = new StepBudget(MAX_BLOCKS, "GIF blocks");
  const at = HEADER_BYTES + colourTableBytes(reader.u8(10));
  const walk: Walk = { reader, budget, at, frames: 0, nextIsTransparent: false, alpha: false };
  const [width, height] = [reader.u16(6), reader.u16(8)];
  walkBlocks(walk);
  if (walk.frames === 0) throw damaged("the GIF has no image");
  const animated = walk.frames > 1;
  return uprightFacts({ format: "gif", width, height, orientation: UPRIGHT, alpha: walk.alpha, animated });
}

function walkBlocks(walk: Walk): void {
  const { reader, budget } = walk;
  for (;;) {
    budget.spend();
    reader.need(walk.at, 1, "the image data");
    const kind = reader.u8(walk.at);
    if (kind === TRAILER) return;
    if (kind === EXTENSION) readExtension(walk);
    else if (kind === IMAGE) readImage(walk);
    else if (kind === STRAY) walk.at++;
    else throw damaged(`the GIF has no block where one must be, at byte ${walk.at}`);
  }
}

/** Introducer, label, sub-blocks. The graphic control extension has its flags in the first sub-block. */
function readExtension(walk: Walk): void {
  const { reader, at } = walk;
  reader.need(at, 4, "the image data");
  if (reader.u8(at + 1) === GRAPHIC_CONTROL && reader.u8(at + 2) > 0) {
    walk.nextIsTransparent = (reader.u8(at + 3) & 1) === 1;
  }
  walk.at += 2;
  skipSubBlocks(walk);
}

/** Ten bytes of descriptor, the colours if it has its own, one byte of code size, sub-blocks. */
function readImage(walk: Walk): void {
  const { reader, at } = walk;
  reader.need(at, 11, "the image data");
  walk.frames++;
  if (walk.frames === 1) walk.alpha = walk.nextIsTransparent;
  walk.nextIsTransparent = false;
  walk.at += 11 + colourTableBytes(reader.u8(at + 9));
  skipSubBlocks(walk);
}

/** Sub-blocks each begin with their length; one of length 0 ends them. */
function skipSubBlocks(walk: Walk): void {
  for (;;) {
    walk.budget.spend();
    walk.reader.need(walk.at, 1, "the image data");
    const size = walk.reader.u8(walk.at);
    walk.at += 1 + size;
    if (size === 0) return;
  }
}

/** The highest bit says whether there is a table, the lowest three its size. */
function colourTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}
