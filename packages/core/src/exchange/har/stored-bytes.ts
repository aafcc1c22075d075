import { bytesOfCharacters, fromBase64 } from "../../contract/base64.js";

/** A body as a HAR stores it, made bytes again. */
export interface StoredBytes {
  readonly bytes: Uint8Array;
  /** False where whoever wrote the text lost some of the bytes, as those do that take pictures for text. */
  readonly whole: boolean;
}

/**
 * The bytes that the text of a HAR stands for. Writers differ in how they put bytes into text: as base64, one character
 * for each byte, as UTF-8 with strays as lone surrogates (Python's `surrogateescape`), or as UTF-8 with strays lost.
 *
 * @param encoding what the file says of it
 * @param size how many bytes there were, where the file says so
 * @returns undefined where the text cannot be made bytes
 */
export function storedBytes(text: string, encoding: string | undefined, size?: number): StoredBytes | undefined {
  if (encoding !== undefined) {
    if (encoding.toLowerCase() !== "base64") return undefined;
    const bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
    return bytes && { bytes, whole: true };
  }
  if (size === text.length && binaryText.test(text)) return { bytes: bytesOfCharacters(text), whole: true };
  if (strayByte.test(text)) return { bytes: withStrays(text), whole: true };
  const bytes = new TextEncoder().encode(text);
  return { bytes, whole: bytes.byteLength === size || !text.includes("\uFFFD") };
}

/** Has characters past ASCII and none that is more than a byte. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a byte may be any.
const binaryText = /^(?=[\s\S]*[\x80-\xff])[\x00-\xff]*$/;

const strayByte = /(?<![\uD800-\uDBFF])[\uDC80-\uDCFF]/;

/** UTF-8, in which half a pair of surrogates stands for the byte that it was made of. */
function withStrays(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  const encoder = new TextEncoder();
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes[length++] = unit;
    else if (unit >= 0xdc80 && unit <= 0xdcff) bytes[length++] = unit & 0xff;
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
      length += encoder.encodeInto(character, bytes.subarray(length)).written;
      at += character.length - 1;
    }
  }
  return bytes.subarray(0, length);
}
