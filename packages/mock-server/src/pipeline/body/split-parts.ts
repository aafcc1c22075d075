import { indexOfBytes } from "#platform/bytes";
import { joined } from "./joined.js";

/** Whether a part of these bytes has no boundary in it, whatever the boundary is and wherever in the part they stand. */
export function isPlain(bytes: Uint8Array): boolean {
  // The line end of a boundary may be that of the empty line in front of the part.
  return bytes[0] !== dash && indexOfBytes(bytes, begin, 0) < 0;
}

/** What is told of the parts of a body, as they come. */
export interface PartSink {
  /** A part begins. Its header lines, with the empty one after them, or nothing where it has none. */
  head(lines: Uint8Array): void;
  /** Takes bytes of the part, from a place on, that cannot hold a boundary; gives how many it took. */
  skim(bytes: Uint8Array, from: number): number;
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
const lineFeed = 10;
const space = 32;
const tab = 9;
/** The bytes after a boundary: a line end, or the two dashes of the last one. */
const markBytes = 2;
/** Of a boundary: what all begin with, and pictures have next to never. The runtime finds short texts twice as fast. */
const beginBytes = 4;
const begin = new Uint8Array([carriageReturn, lineFeed, dash, dash]);

/** How many bytes before the end of something plain may still be the beginning of a boundary, however it goes on. */
export function undecidedAtEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = Math.max(from, end - beginBytes + 1); at < end; at++) if (bytes[at] === carriageReturn) return end - at;
  return 0;
}

/** More spaces behind a boundary than any gateway adds; what has more is content. */
const mostPadding = 1024;
const emptyLine = new Uint8Array([13, 10, 13, 10]);

/**
 * Cuts a multipart body at its boundaries, with one search of the runtime's own for each of them. Of what comes nothing
 * is copied but the few bytes at the end of a chunk that may be the beginning of a boundary, and heads that are cut.
 */
export function splitParts(boundary: string, sink: PartSink, limits: PartLimits): PartSplitter {
  return new Splitter(encoded(`\r\n--${boundary}`), sink, limits);
}

/** Boundaries are short and plain: an encoder takes longer to begin than these to write. */
function encoded(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return new TextEncoder().encode(text);
    bytes[at] = code;
  }
  return bytes;
}

/** Its methods read at a place, and give where to go on, or undefined where more is needed to tell. */
class Splitter implements PartSplitter {
  readonly #needle: Uint8Array;
  /** What bodies are searched for: the beginning of the boundary, until one comes that goes on in another way. */
  #sought: Uint8Array;
  readonly #sink: PartSink;
  readonly #limits: PartLimits;
  #state: "start" | "before" | "mark" | "head" | "body" | "done" = "start";
  /** What came before and could not be told yet. */
  #held: Uint8Array | undefined;
  /** How many bytes before the body of a part still count as the beginning of its boundary: its empty line ends in one. */
  #ahead = 0;
  /** What a boundary goes back to that turns out to be none, and how much of it is content then. */
  #unlessMarked: { readonly state: "before" | "body"; readonly content: Uint8Array } | undefined;
  #parts = 0;

  constructor(needle: Uint8Array, sink: PartSink, limits: PartLimits) {
    this.#needle = needle;
    this.#sought = needle.subarray(0, beginBytes);
    this.#sink = sink;
    this.#limits = limits;
  }

  get done(): boolean {
    return this.#state === "done";
  }

  write(chunk: Uint8Array): void {
    const bytes = this.#held ? joined([this.#held, chunk]) : chunk;
    this.#held = undefined;
    let at = 0;
    while (this.#state !== "done") {
      const inBody = this.#state === "body" || this.#state === "before";
      const next = inBody ? this.#upToBoundary(bytes, at) : this.#besideBodies(bytes, at);
      if (next === undefined) {
        if (!inBody) this.#hold(bytes.subarray(at));
        return;
      }
      at = next;
    }
  }

  #besideBodies(bytes: Uint8Array, at: number): number | undefined {
    if (this.#state === "head") return this.#head(bytes, at);
    return this.#state === "mark" ? this.#mark(bytes, at) : this.#start(bytes);
  }

  /** A copy: a few bytes must not hold on to the chunk they came in. */
  #hold(bytes: Uint8Array): void {
    this.#held = bytes.slice();
  }

  /** The start of a body counts as one of a line. */
  #start(bytes: Uint8Array): number | undefined {
    const first = this.#needle.subarray(markBytes);
    if (!isAt(bytes, first, 0)) {
      this.#state = "before";
      return 0;
    }
    if (bytes.byteLength < first.byteLength) return undefined;
    this.#state = "mark";
    this.#unlessMarked = { state: "before", content: new Uint8Array() };
    return first.byteLength;
  }

  #mark(bytes: Uint8Array, at: number): number | undefined {
    const found = markAt(bytes, at);
    if (found === undefined) return undefined;
    const back = this.#unlessMarked;
    this.#unlessMarked = undefined;
    if (found === "none" && back) {
      // The boundary is the beginning of something else, as within a file that has a multipart body in it.
      this.#state = back.state;
      if (back.state === "body" && back.content.byteLength > 0) this.#sink.body(back.content);
      return at;
    }
    if (back?.state === "body") this.#sink.end();
    if (typeof found === "string") {
      this.#state = "done";
      return at;
    }
    if (++this.#parts > this.#limits.mostParts) this.#limits.tooManyParts();
    this.#state = "head";
    return found;
  }

  #head(bytes: Uint8Array, at: number): number | undefined {
    // From the line end of the boundary on: a part without headers has no other before its body.
    const end = indexOfBytes(bytes, emptyLine, at);
    const next = this.#boundaryInHead(end < 0 ? bytes : bytes.subarray(0, end + markBytes), at);
    if (next === undefined) return undefined;
    if (next >= 0) {
      // The headers never ended, so nobody knows what this was.
      this.#state = "mark";
      return next;
    }
    if ((end < 0 ? bytes.byteLength : end) - at > this.#limits.mostHeadBytes) this.#limits.headTooLong();
    if (end < 0) return undefined;
    this.#sink.head(bytes.subarray(at + markBytes, end === at ? at + markBytes : end + emptyLine.byteLength));
    this.#state = "body";
    this.#ahead = markBytes;
    return end + markBytes;
  }

  /** A boundary among header lines: where it ends, -1 where there is none. */
  #boundaryInHead(bytes: Uint8Array, at: number): number | undefined {
    let next = indexOfBytes(bytes, this.#needle, at);
    while (next >= 0) {
      const behind = next + this.#needle.byteLength;
      const found = markAt(bytes, behind);
      if (found !== "none") return found === undefined ? undefined : behind;
      next = indexOfBytes(bytes, this.#needle, behind);
    }
    return -1;
  }

  #nextBoundary(bytes: Uint8Array, at: number): number {
    const found = indexOfBytes(bytes, this.#sought, at);
    if (found < 0 || this.#sought === this.#needle) return found;
    const isWhole = found + this.#needle.byteLength <= bytes.byteLength && isAt(bytes, this.#needle, found);
    if (isWhole) return found;
    // A body that is full of beginnings would have every one of them looked at.
    this.#sought = this.#needle;
    return indexOfBytes(bytes, this.#needle, found);
  }

  /** Where the search for a boundary begins. */
  #behindSkimmed(bytes: Uint8Array, at: number): number {
    const content = at + this.#ahead;
    const skimmed = this.#sink.skim(bytes, content);
    if (skimmed === 0) return at;
    this.#ahead = 0;
    return content + skimmed;
  }

  /** In front of the first boundary nothing is anybody's. */
  #upToBoundary(bytes: Uint8Array, from: number): number | undefined {
    const isBody = this.#state === "body";
    const at = isBody ? this.#behindSkimmed(bytes, from) : from;
    // All of it was skimmed, and leaves nothing open.
    if (at === bytes.byteLength) return undefined;
    const found = this.#nextBoundary(bytes, at);
    const end = found < 0 ? startOfTail(bytes, this.#needle, at) : found;
    const content = at + this.#ahead;
    if (isBody && end > content) this.#sink.body(bytes.subarray(content, end));
    if (found < 0) {
      if (isBody) this.#ahead = Math.max(0, content - end);
      if (end < bytes.byteLength) this.#hold(bytes.subarray(end));
      return undefined;
    }
    // Of an empty line that is the beginning of a boundary, nothing is content.
    const shared = Math.max(0, content - found);
    this.#unlessMarked = { state: isBody ? "body" : "before", content: this.#needle.subarray(shared) };
    this.#state = "mark";
    this.#ahead = 0;
    return found + this.#needle.byteLength;
  }
}

/**
 * What stands behind a boundary: where its line ends, that it is the last, or that it is no boundary after all.
 * Gateways may add spaces to the line (RFC 2046, 5.1.1). Undefined where more is needed to tell.
 */
function markAt(bytes: Uint8Array, at: number): number | "last" | "none" | undefined {
  let end = at;
  while ((bytes[end] === space || bytes[end] === tab) && end - at < mostPadding) end++;
  const [first, second] = [bytes[end], bytes[end + 1]];
  if (first === undefined) return undefined;
  const expected = first === carriageReturn ? lineFeed : end === at && first === dash ? dash : undefined;
  if (expected === undefined) return "none";
  if (second === undefined) return undefined;
  if (second !== expected) return "none";
  return second === dash ? "last" : end;
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
  let at = bytes.indexOf(carriageReturn, first);
  while (at >= 0 && !isAt(bytes, needle, at)) at = bytes.indexOf(carriageReturn, at + 1);
  return at < 0 ? bytes.byteLength : at;
}
