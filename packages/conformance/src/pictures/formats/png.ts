import { crc32 } from "node:zlib";
import { zlibSync } from "fflate";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Each row is written as its difference to the one above, which is little where a picture is even. */
const differenceToTheRowAbove = 2;

/**
 * Writes exact pixels as a PNG. The packing is done by a library in JavaScript of one fixed version: what comes with
 * Node packs otherwise on another processor, and the file is to be the same everywhere.
 */
export function encodePng(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a channel, red green blue, and the only packing, filtering and order most readers know.
  head.set([8, 2, 0, 0, 0], 8);
  const packed = zlibSync(filtered(rgb, width, height), { level: 6 });
  return new Uint8Array(
    Buffer.concat([signature, pngChunk("IHDR", head), pngChunk("IDAT", packed), pngChunk("IEND", new Uint8Array())]),
  );
}

/** A chunk of a PNG: length, type, content and check sum. */
export function pngChunk(type: string, content: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + content.byteLength);
  chunk.writeUInt32BE(content.byteLength, 0);
  chunk.write(type, 4, "latin1");
  chunk.set(content, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.byteLength)), 8 + content.byteLength);
  return chunk;
}

function filtered(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const rowBytes = width * 3;
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0, to = 0; y < height; y++) {
    rows[to++] = differenceToTheRowAbove;
    for (let from = y * rowBytes; from < (y + 1) * rowBytes; from++) {
      rows[to++] = (rgb[from] ?? 0) - (y === 0 ? 0 : (rgb[from - rowBytes] ?? 0));
    }
  }
  return rows;
}
