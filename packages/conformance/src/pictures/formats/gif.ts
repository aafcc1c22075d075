/** Codes that stand for themselves, before the reader would widen them: then it is told to start again. */
const mostCodes = 254;
const clear = 256;
const end = 257;
const codeBits = 9;

/** Writes pixels as a GIF of 216 colours that is not packed; the pixels are rounded to the nearest of them. */
export function encodeGif(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.write("GIF89a", 0, "latin1");
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  // A table of 256 colours follows.
  head[10] = 0xf7;
  const image = Buffer.alloc(11);
  image[0] = 0x2c;
  image.writeUInt16LE(width, 5);
  image.writeUInt16LE(height, 7);
  image[10] = 8;
  return new Uint8Array(Buffer.concat([head, palette(), image, blocksOf(codesOf(rgb)), Buffer.of(0, 0x3b)]));
}

/** Six levels of each channel, and black for the rest. */
function palette(): Buffer {
  const colours = Buffer.alloc(256 * 3);
  for (let index = 0; index < 216; index++) {
    colours.set([Math.floor(index / 36) * 51, (Math.floor(index / 6) % 6) * 51, (index % 6) * 51], index * 3);
  }
  return colours;
}

function codesOf(rgb: Uint8Array): Buffer {
  const pixels = rgb.byteLength / 3;
  const count = pixels + Math.ceil(pixels / mostCodes) + 1;
  const bits = Buffer.alloc(Math.ceil((count * codeBits) / 8));
  let at = 0;
  const put = (code: number) => {
    const index = at >> 3;
    const shifted = code << (at & 7);
    bits[index] = (bits[index] ?? 0) | (shifted & 255);
    if (index + 1 < bits.length) bits[index + 1] = shifted >> 8;
    at += codeBits;
  };
  const level = (index: number) => Math.round((rgb[index] ?? 0) / 51);
  for (let pixel = 0; pixel < pixels; pixel++) {
    if (pixel % mostCodes === 0) put(clear);
    put(level(pixel * 3) * 36 + level(pixel * 3 + 1) * 6 + level(pixel * 3 + 2));
  }
  put(end);
  return bits;
}

/** Data of a GIF comes in blocks of at most 255 bytes, each after its length. */
function blocksOf(data: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < data.length; at += 255) {
    const block = data.subarray(at, at + 255);
    blocks.push(Buffer.of(block.length), block);
  }
  return Buffer.concat(blocks);
}
