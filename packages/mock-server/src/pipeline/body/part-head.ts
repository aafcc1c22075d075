import { make as headersParser } from "multipasta/HeadersParser";
import { MalformedBodyError } from "./body-errors.js";
import { dispositionOf } from "./disposition.js";

/** What the header lines of a part say of it. */
export interface PartHead {
  /** The field it is for. */
  readonly name: string;
  readonly fileName: string | undefined;
  readonly mediaType: string;
}

export const longHead = "the headers of a part are too long, or too many";

/** A head, as it came and as it was read. */
interface HeadSeen {
  readonly lines: Uint8Array;
  readonly head: PartHead | undefined;
}

/** A client writes the same few heads again and again; one that is longer is not worth remembering. */
const mostSeen = 16;
const longestSeenBytes = 256;
const seen: HeadSeen[] = [];
let oldest = 0;

/**
 * Reads the header lines of a part. What comes of the same lines is always the same, so heads that came of late are not
 * read again: that takes longer than all else that is done for a part.
 *
 * @returns undefined for a part whose field cannot be made out
 * @throws {MalformedBodyError} where there are too many lines, or a file name is encoded wrongly
 */
export function partHead(lines: Uint8Array): PartHead | undefined {
  for (const each of seen) if (isSame(each.lines, lines)) return each.head;
  const head = readHead(lines);
  if (lines.byteLength <= longestSeenBytes) {
    seen[oldest] = { lines: lines.slice(), head };
    oldest = (oldest + 1) % mostSeen;
  }
  return head;
}

/** By hand, as these are a hundred bytes or two: calling the runtime takes longer. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  const { byteLength } = one;
  if (byteLength !== other.byteLength) return false;
  for (let at = 0; at < byteLength; at++) if (one[at] !== other[at]) return false;
  return true;
}

function readHead(lines: Uint8Array): PartHead | undefined {
  const headers = headersIn(lines);
  const about = headers?.["content-disposition"];
  if (typeof about !== "string") return undefined;
  const { name, fileName } = orMalformed(() => dispositionOf(about));
  if (name === undefined) return undefined;
  return { name, fileName, mediaType: mediaTypeOf(headers?.["content-type"], fileName) };
}

/** One for all: each head is there as a whole when it is read, and leaves nothing behind. */
let parseHeaders = headersParser();

function headersIn(lines: Uint8Array): Readonly<Record<string, string | string[]>> | undefined {
  if (lines.byteLength === 0) return undefined;
  const read = parseHeaders(lines, 0);
  if (read._tag === "Headers") return read.headers;
  // It may still be waiting for more.
  parseHeaders = headersParser();
  if (read._tag === "Failure" && excessive.has(read.reason)) throw new MalformedBodyError(longHead);
  return undefined;
}

const excessive: ReadonlySet<string> = new Set(["HeaderTooLarge", "TooManyHeaders"]);

const plainMediaType = /^[\w!#$%&'*+.^|~-]+\/[\w!#$%&'*+.^|~-]+$/;

function mediaTypeOf(header: string | string[] | undefined, fileName: string | undefined): string {
  const said = typeof header === "string" ? (header.split(";")[0] ?? "").trim() : "";
  if (plainMediaType.test(said)) return said.toLowerCase();
  return fileName === undefined ? "text/plain" : "application/octet-stream";
}

/** Names are decoded as URLs do it, which lets what cannot be decoded out as an error of the language. */
function orMalformed<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof URIError) throw new MalformedBodyError("the file name of a part is not encoded right");
    throw error;
  }
}
