import { crc32 } from "node:zlib";

/** Length, type and check sum around the data of a PNG chunk. */
const chunkOverhead = 12;

/**
 * Makes a PNG exactly `bytes` long by a chunk that readers pass over; the pixels stay as they are.
 *
 * @throws {RangeError} when the picture is longer already, or so close that no chunk fits.
 */
export function padPng(png: Uint8Array, bytes: number): Uint8Array {
  const fill = bytes - png.byteLength - chunkOverhead;
  if (fill < 0) throw new RangeError(`A PNG of ${png.byteLength} bytes cannot be padded to ${bytes}.`);
  const chunk = Buffer.alloc(chunkOverhead + fill);
  chunk.writeUInt32BE(fill, 0);
  // Lower case first: ancillary; lower case second: private; upper case third: as the format wants it; lower: copyable.
  chunk.write("paDd", 4, "latin1");
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + fill)), 8 + fill);
  const end = png.byteLength - chunkOverhead;
  return new Uint8Array(Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)]));
}
