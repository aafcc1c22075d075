/** Joins pieces: numbers are single bytes, strings are one byte per character. */
export function bytesOf(...pieces: readonly (number | string | Uint8Array | readonly number[])[]): Uint8Array {
  const parts = pieces.map((piece) => {
    if (typeof piece === "number") return [piece];
    return typeof piece === "string" ? Array.from(piece, (character) => character.charCodeAt(0)) : piece;
  });
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** A number as `size` bytes, the lowest first. Negative ones as two's complement. */
export function little(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, index) => Number((BigInt(value) >> BigInt(8 * index)) & 0xffn));
}

/** A number as `size` bytes, the highest first. */
export function big(value: number, size: number): number[] {
  return little(value, size).reverse();
}

/** A copy with some bytes put over others from `at` on. */
export function patched(bytes: Uint8Array, at: number, replacement: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(replacement, at);
  return copy;
}

/** A copy with some bytes put between others, before position `at`. */
export function inserted(bytes: Uint8Array, at: number, addition: Uint8Array): Uint8Array {
  return bytesOf(bytes.subarray(0, at), addition, bytes.subarray(at));
}

/** Where a text first stands in the bytes; -1 when it does not. */
export function indexOfText(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).indexOf(Buffer.from(text, "latin1"));
}
