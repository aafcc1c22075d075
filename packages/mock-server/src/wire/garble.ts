import type { Random } from "../random.js";

/** How many bytes a share of so many is: at least one, if there are any. */
export function garbledBytes(length: number, share: number): number {
  return Math.min(length, Math.max(1, Math.round(length * share)));
}

/** Alters a share of the bytes at places that are drawn; each of them becomes another. */
export function garble(bytes: Uint8Array, share: number, random: Random): Uint8Array {
  const garbled = bytes.slice();
  // One draw of the session seeds all that a body takes, however long it is.
  const draw = cheapDraws(Number.parseInt(random.hex(4), 16));
  let left = garbledBytes(bytes.byteLength, share);
  for (const at of garbled.keys()) {
    // Takes each place with the chance that makes `left` of the remaining ones, so exactly as many as wanted.
    if (draw() * (garbled.byteLength - at) >= left) continue;
    garbled[at] = (garbled[at] ?? 0) ^ (1 + Math.floor(draw() * 255));
    left--;
  }
  return garbled;
}

/** Numbers from 0 up to 1 from a seed of 32 bits (the generator known as mulberry32). */
export function cheapDraws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
