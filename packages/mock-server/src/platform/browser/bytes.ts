import { fromBase64 as decode, toBase64 as encode } from "@graycard/core";
import type { Bytes } from "../bytes.js";
import { decodeUtf8 } from "../decode-utf8.js";

export const textOfUtf8: Bytes["textOfUtf8"] = decodeUtf8;

export const utf8Length: Bytes["utf8Length"] = (text) => new TextEncoder().encode(text).length;

export const toBase64: Bytes["toBase64"] = (bytes) => encode(bytes);

// Padding that does not complete a group of four is too much for a browser, and means nothing.
export const fromBase64: Bytes["fromBase64"] = (text) => decode(text.replace(/=+$/, "")) ?? new Uint8Array(0);

export const fromBase64Into: Bytes["fromBase64Into"] = (text, target) => {
  const bytes = fromBase64(text).subarray(0, target.byteLength);
  target.set(bytes);
  return bytes.byteLength;
};

/** By the last byte, as Horspool has it: most places of a body are skipped a boundary's length at a time. */
export const indexOfBytes: Bytes["indexOfBytes"] = (bytes, needle, from) => {
  const last = needle.byteLength - 1;
  const skips = new Uint32Array(256).fill(needle.byteLength);
  for (let at = 0; at < last; at++) skips[needle[at] ?? 0] = last - at;
  for (let end = from + last; end < bytes.byteLength; end += skips[bytes[end] ?? 0] ?? 1) {
    let back = 0;
    while (back <= last && bytes[end - back] === needle[last - back]) back++;
    if (back > last) return end - last;
  }
  return -1;
};

export const sameAt: Bytes["sameAt"] = (a, aFrom, b, bFrom, length) => {
  let at = 0;
  while (at < length && a[aFrom + at] === b[bFrom + at]) at++;
  return at === length;
};
