import { Buffer } from "node:buffer";
import { decode } from "bmp-ts";
import type { Pixels } from "../pixels.js";
import { type BmpHeader, readBmpHeader } from "./bmp-header.js";

/**
 * Decodes an uncompressed BMP of 1, 4, 8, 16, 24 or 32 bits per pixel. Throws an `UndecodablePictureError` for
 * anything else, before memory is allocated for the size that the file declares.
 */
export function decodeBmp(bytes: Uint8Array, maxPixels: number): Pixels {
  const header = readBmpHeader(bytes, maxPixels);
  const { data, width: stride } = decode(rebuild(bytes, header));
  const channels = header.masks.alpha === 0 ? 3 : 4;
  return { width: header.width, height: header.height, channels, data: toRgb(data, stride, channels, header) };
}

/**
 * Writes the file anew in the one shape that the library reads without mistakes: a 40-byte header, all masks spelled
 * out, a whole palette, rows right behind it. Left to the original file it trusts masks that are not in use, skips
 * no gap before the rows, and stops after one row of a 4-bit picture of odd width (hence the even width declared).
 */
function rebuild(bytes: Uint8Array, header: BmpHeader): Buffer {
  const { width, height, topDown, depth, dataAt, rowBytes, palette, masks } = header;
  const isMasked = depth === 16 || depth === 32;
  const rowsAt = 54 + (isMasked ? 16 : 0) + palette.length;
  const size = rowBytes * height;
  const file = Buffer.alloc(rowsAt + size);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(rowsAt, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(depth === 4 ? width + (width % 2) : width, 18);
  file.writeInt32LE(topDown ? -height : height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(depth, 28);
  file.writeUInt32LE(isMasked ? 6 : 0, 30);
  if (isMasked) {
    file.writeUInt32LE(masks.red, 54);
    file.writeUInt32LE(masks.green, 58);
    file.writeUInt32LE(masks.blue, 62);
    file.writeUInt32LE(masks.alpha, 66);
  }
  file.set(palette, rowsAt - palette.length);
  file.set(bytes.subarray(dataAt, dataAt + size), rowsAt);
  return file;
}

/** The library answers alpha, blue, green, red, in rows of `stride` pixels. */
function toRgb(source: Uint8Array, stride: number, channels: 3 | 4, { width, height, masks }: BmpHeader): Uint8Array {
  const target = new Uint8Array(width * height * channels);
  const [red, green, blue, alpha] = [masks.red, masks.green, masks.blue, masks.alpha].map(stretchTable) as Tables;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = y * stride * 4; x < width; x++, from += 4, to += channels) {
      target[to] = red[source[from + 3] as number] as number;
      target[to + 1] = green[source[from + 2] as number] as number;
      target[to + 2] = blue[source[from + 1] as number] as number;
      if (channels === 4) target[to + 3] = alpha[source[from] as number] as number;
    }
  }
  return target;
}

type Tables = [Uint8Array, Uint8Array, Uint8Array, Uint8Array];

/** The library shifts a narrow channel up, so that full intensity of 5 bits is 248: this stretches it to 255. */
function stretchTable(mask: number): Uint8Array {
  const steps = 2 ** (mask >>> 0).toString(2).replaceAll("0", "").length;
  const peak = Math.max(1, Math.floor(((steps - 1) * 256) / steps));
  return Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, Math.round((value * 255) / peak)));
}
