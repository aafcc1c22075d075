import { joined } from "./joined.js";

/** The bytes after a boundary that say whether it is the last one. */
const markBytes = 2;

/**
 * Passes chunks on so that none ends between a boundary and the two bytes after it: the parser takes what it is
 * given there for all there is. Such a chunk waits for the next one.
 */
export function wholeBoundaries(boundary: string, write: (chunk: Uint8Array) => void) {
  const needle = new TextEncoder().encode(`--${boundary}`);
  const longest = needle.byteLength + markBytes - 1;
  let held: Uint8Array[] = [];
  /** The end of the body so far. */
  let tail: Uint8Array = new Uint8Array(0);
  const flush = () => {
    if (held.length === 0) return;
    const chunk = held.length === 1 && held[0] ? held[0] : joined(held);
    held = [];
    write(chunk);
  };
  return {
    write(chunk: Uint8Array): void {
      held.push(chunk);
      tail = chunk.byteLength >= longest ? chunk.subarray(-longest) : joined([tail, chunk]).subarray(-longest);
      if (!endsWith(tail, needle, 0) && !endsWith(tail, needle, 1)) flush();
    },
    end: flush,
  };
}

/** Whether `needle` stands in `bytes` with `after` bytes following it. */
function endsWith(bytes: Uint8Array, needle: Uint8Array, after: number): boolean {
  const from = bytes.byteLength - needle.byteLength - after;
  return from >= 0 && needle.every((byte, at) => bytes[from + at] === byte);
}
