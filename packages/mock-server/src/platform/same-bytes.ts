import { sameAt } from "#platform/bytes";

/** Whether two pictures are the same, byte for byte. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && sameAt(a, 0, b, 0, a.byteLength);
}
