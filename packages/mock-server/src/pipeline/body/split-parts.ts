import { indexOfBytes } from "#platform/bytes";
import { joined } from "./joined.js";

/** What is told of the parts of a body, as they come. */
export interface PartSink {
  /** A part begins. Its header lines, with the empty one after them, or nothing where it has none. */
  head(lines: Uint8Array): void;
  /** Some of the bytes of the part. */
  body(bytes: Uint8Array): void;
  /** All of the part has come. */
  end(): void;
}

/** @throws what {@link PartSink} throws; the body is not to be read on then. */
export interface PartSplitter {
  write(chunk: Uint8Array): void;
  /** Whether the last boundary was seen. What comes behind it is nobody's. */
  readonly done: boolean;
}

/** What ends a body that nobody would send. */
export interface PartLimits {
  readonly mostParts: number;
  readonly mostHeadBytes: number;
  readonly tooManyParts: () => never;
  readonly headTooLong: () => never;
}

const carriageReturn = 13;
const dash = 45;
/** The bytes after a boundary: a line end, or the two dashes of the last one. */
const markBytes = 2;
const emptyLine = new Uint8Array([13, 10, 13, 10]);

/**
 * Cuts a multipart body at its boundaries, with one search of the runtime's own for each of them. Of what comes nothing
 * is copied but the few bytes at the end of a chunk that may be the beginning of a boundary, and heads that are cut.
 */
export function splitParts(boundary: string, sink: PartSink, limits: PartLimits): PartSplitter {
  const needle = new TextEncoder().encode(`\r\n--${boundary}`);
  let state: "start" | "before" | "mark" | "head" | "body" | "done" = "start";
  /** What came before and could not be told yet. */
  let held: Uint8Array | undefined;
  /** How many bytes before the body of a part still count as the beginning of its boundary: its empty line ends in one. */
  let ahead = 0;
  let parts = 0;

  const hold = (bytes: Uint8Array) => {
    // A copy: a few bytes must not hold on to the chunk they came in.
    held = bytes.slice();
  };

  /** The start of a body counts as one of a line. Gives where to go on, or undefined where more is needed to tell. */
  const start = (bytes: Uint8Array): number | undefined => {
    const first = needle.subarray(markBytes);
    if (!isAt(bytes, first, 0)) {
      state = "before";
      return 0;
    }
    if (bytes.byteLength < first.byteLength) return undefined;
    state = "mark";
    return first.byteLength;
  };

  const mark = (bytes: Uint8Array, at: number): number | undefined => {
    if (bytes.byteLength < at + markBytes) return undefined;
    if (bytes[at] === dash && bytes[at + 1] === dash) state = "done";
    else if (++parts > limits.mostParts) limits.tooManyParts();
    else state = "head";
    return at;
  };

  const head = (bytes: Uint8Array, at: number): number | undefined => {
    // From the line end of the boundary on: a part without headers has no other before its body.
    const end = indexOfBytes(bytes, emptyLine, at);
    const next = indexOfBytes(end < 0 ? bytes : bytes.subarray(0, end + markBytes), needle, at);
    if (next >= 0) {
      // The headers never ended, so nobody knows what this was.
      state = "mark";
      return next + needle.byteLength;
    }
    if ((end < 0 ? bytes.byteLength : end) - at > limits.mostHeadBytes) limits.headTooLong();
    if (end < 0) return undefined;
    sink.head(bytes.subarray(at + markBytes, end === at ? at + markBytes : end + emptyLine.byteLength));
    state = "body";
    ahead = markBytes;
    return end + markBytes;
  };

  /** Up to a boundary; in front of the first one nothing is anybody's. */
  const upToBoundary = (bytes: Uint8Array, at: number): number | undefined => {
    const found = indexOfBytes(bytes, needle, at);
    const end = found < 0 ? startOfTail(bytes, needle, at) : found;
    if (state === "body") {
      const from = at + ahead;
      if (end > from) sink.body(bytes.subarray(from, end));
      if (found < 0) ahead = Math.max(0, from - end);
      else sink.end();
    }
    if (found < 0) {
      if (end < bytes.byteLength) hold(bytes.subarray(end));
      return undefined;
    }
    state = "mark";
    ahead = 0;
    return found + needle.byteLength;
  };

  return {
    write(chunk) {
      const bytes = held ? joined([held, chunk]) : chunk;
      held = undefined;
      let at = 0;
      while (state !== "done") {
        const inBody = state === "body" || state === "before";
        const next = inBody
          ? upToBoundary(bytes, at)
          : state === "head"
            ? head(bytes, at)
            : state === "mark"
              ? mark(bytes, at)
              : start(bytes);
        if (next === undefined) {
          if (!inBody) hold(bytes.subarray(at));
          return;
        }
        at = next;
      }
    },
    get done() {
      return state === "done";
    },
  };
}

/** Whether `needle`, or as much of it as there is room for, stands in `bytes` at a place. */
function isAt(bytes: Uint8Array, needle: Uint8Array, at: number): boolean {
  const length = Math.min(needle.byteLength, bytes.byteLength - at);
  for (let index = 0; index < length; index++) if (bytes[at + index] !== needle[index]) return false;
  return true;
}

/** Where the end of `bytes` begins that may be the beginning of `needle`; their end where there is none. */
function startOfTail(bytes: Uint8Array, needle: Uint8Array, from: number): number {
  const first = Math.max(from, bytes.byteLength - needle.byteLength + 1);
  for (let at = first; at < bytes.byteLength; at++) {
    if (bytes[at] === carriageReturn && isAt(bytes, needle, at)) return at;
  }
  return bytes.byteLength;
}
