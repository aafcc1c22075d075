import { big, bytesOf, little } from "./bytes.js";

/** A PNG chunk; its checksum is left at zero. */
export function pngChunk(type: string, content: Uint8Array = new Uint8Array()): Uint8Array {
  return bytesOf(big(content.length, 4), type, content, big(0, 4));
}

/** Where the second chunk of a PNG begins: after the signature and IHDR. */
export const AFTER_PNG_HEADER = 33;

/** A JPEG segment with a correct length. */
export function jpgSegment(code: number, content: Uint8Array): Uint8Array {
  return bytesOf(0xff, code, big(content.length + 2, 2), content);
}

/** Where the first segment of a JPEG begins: after SOI. */
export const AFTER_JPG_START = 2;

/** A chunk of a WebP file, padded to an even length. */
export function webpChunk(type: string, content: Uint8Array = new Uint8Array()): Uint8Array {
  return bytesOf(type, little(content.length, 4), content, content.length % 2 === 0 ? [] : [0]);
}

/** A WebP file around chunks. */
export function webpFile(...chunks: readonly Uint8Array[]): Uint8Array {
  const body = bytesOf("WEBP", ...chunks);
  return bytesOf("RIFF", little(body.length, 4), body);
}

/** The header of the extended WebP format. */
export function vp8x(flags: number, width: number, height: number): Uint8Array {
  return webpChunk("VP8X", bytesOf(flags, 0, 0, 0, little(width - 1, 3), little(height - 1, 3)));
}
