import type { Upload } from "@graycard/core";
import { ContentType } from "@remix-run/headers/content-type";
import { type MultipartError, make, type PartInfo } from "multipasta";
import { MalformedBodyError, PartTooLargeError } from "./body-errors.js";
import { Collected, type Memory } from "./collected.js";
import { dispositionOf } from "./disposition.js";
import { wholeBoundaries } from "./whole-boundaries.js";

/** What becomes of a part, decided by its field name before any of it is kept. */
export interface PartRule {
  /** `file` keeps the bytes, `text` decodes them, `ignored` drops them as they come. */
  readonly as: "file" | "text" | "ignored";
  readonly mostBytes: number;
  /**
   * `refuse` ends the whole request as soon as the part is too long, `note` drops the part and says so,
   * `cut` keeps what fits.
   */
  readonly whenTooLarge: "refuse" | "note" | "cut";
}

export interface MultipartReading {
  readonly fields: Readonly<Record<string, string | Upload>>;
  /** Fields that were dropped because they were longer than their rule allows. */
  readonly tooLarge: ReadonlySet<string>;
}

/** Takes a multipart body chunk by chunk. What it throws is the end of the request. */
export interface MultipartReader {
  /**
   * @throws {PartTooLargeError} as soon as a part passes a limit that refuses
   * @throws {MalformedBodyError} when the body is not the multipart it claims to be
   */
  write(chunk: Uint8Array): void;
  /** The parts, once all was written; throws {@link MalformedBodyError} when the end is missing. */
  end(): MultipartReading;
  /** Gives back the memory of what came, when nobody wants it any more. */
  drop(): void;
}

/** What is known of the room that a body needs. */
export interface Room {
  readonly expectedBytes: number;
  /** Where the bytes of files go; they are given back by whoever gets the files. */
  readonly memory?: Memory;
}

interface Parts {
  readonly fields: Map<string, string | Upload>;
  readonly tooLarge: Set<string>;
  /** The part that is being read. */
  coming: Collected | undefined;
  readonly room: Room;
}

/** More parts than any request of these vendors has. */
const mostParts = 1000;

/**
 * Reads a multipart body as it comes. Whether a part is a file is decided by its name, not by what its headers
 * claim: clients differ in which parts they give a file name. Of parts with the same name the last one counts.
 *
 * @param room how long the body is said to be, on which nobody relies, and where its files are put
 */
export function multipartReader(
  contentType: string,
  ruleOf: (field: string) => PartRule,
  room: Room = { expectedBytes: 0 },
): MultipartReader {
  const parts: Parts = { fields: new Map(), tooLarge: new Set(), coming: undefined, room };
  let done = false;
  const parser = make({
    headers: { "content-type": contentType },
    // Every part is taken as a stream: what it is for is decided by its name.
    isFile: () => true,
    maxParts: mostParts,
    onFile: (info) => (done ? dropped : collectPart(info, ruleOf, parts)),
    onField: () => {},
    onError: (error) => {
      const problem = done ? undefined : problemOf(error);
      if (problem !== undefined) throw new MalformedBodyError(problem);
    },
    onDone: () => {
      done = true;
    },
  });
  const boundary = ContentType.from(contentType).boundary ?? "";
  let begun = false;
  const chunks = wholeBoundaries(boundary, (chunk) => {
    if (!done) parser.write(chunk);
  });
  return {
    write: (chunk) =>
      orMalformed(() => {
        const start = begun ? 0 : startOf(chunk, boundary);
        begun = true;
        if (start > 0) chunks.write(chunk.subarray(0, start));
        chunks.write(start > 0 ? chunk.subarray(start) : chunk);
      }),
    end: () => {
      orMalformed(() => {
        chunks.end();
        parser.end();
      });
      if (!done) throw new MalformedBodyError("the body ends before its last boundary");
      return { fields: Object.fromEntries(parts.fields), tooLarge: parts.tooLarge };
    },
    drop: () => {
      parts.coming?.clear();
      for (const name of [...parts.fields.keys()]) forget(parts, name);
    },
  };
}

const startBytes = 64;

/**
 * How much of the first chunk to hand over by itself. The parser copies what comes first, to put a line end before it,
 * and what follows bytes that a boundary could begin with: so it had better be little, and end in none of those.
 */
function startOf(chunk: Uint8Array, boundary: string): number {
  for (let at = startBytes; at < Math.min(chunk.byteLength, 4 * startBytes); at++) {
    const last = String.fromCharCode(chunk[at - 1] ?? 0);
    if (!boundary.includes(last) && !"\r\n-".includes(last)) return at;
  }
  return 0;
}

function dropped(): void {}

function collectPart(
  info: PartInfo,
  ruleOf: (field: string) => PartRule,
  parts: Parts,
): (chunk: Uint8Array | null) => void {
  const { name, fileName } = dispositionOf(info);
  if (name === undefined) return dropped;
  const rule = ruleOf(name);
  if (rule.as === "ignored") return dropped;
  const { expectedBytes, memory } = parts.room;
  const kept = new Collected(Math.min(expectedBytes, rule.mostBytes), rule.as === "file" ? memory : undefined);
  parts.coming = kept;
  let bytes = 0;
  return (chunk) => {
    if (chunk) {
      const room = Math.max(0, rule.mostBytes - bytes);
      bytes += chunk.byteLength;
      if (room > 0) kept.add(room < chunk.byteLength ? chunk.subarray(0, room) : chunk);
      if (bytes <= rule.mostBytes || rule.whenTooLarge === "cut") return;
      kept.clear();
      if (rule.whenTooLarge === "refuse") throw new PartTooLargeError(name, rule.mostBytes);
      return;
    }
    parts.coming = undefined;
    forget(parts, name);
    if (bytes > rule.mostBytes && rule.whenTooLarge !== "cut") parts.tooLarge.add(name);
    else if (rule.as === "text") parts.fields.set(name, new TextDecoder().decode(kept.whole()));
    else
      parts.fields.set(name, { bytes: kept.whole(), ...(fileName ? { fileName } : {}), mediaType: info.contentType });
  };
}

/** A part that came before under the same name counts no more. */
function forget({ fields, tooLarge, room }: Parts, name: string): void {
  const before = fields.get(name);
  if (typeof before === "object") room.memory?.giveBack(before.bytes);
  tooLarge.delete(name);
  fields.delete(name);
}

/** The parser decodes names as URLs do, and lets what cannot be decoded out as an error of the language. */
function orMalformed(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof URIError) throw new MalformedBodyError("the file name of a part is not encoded right");
    throw error;
  }
}

const excessive: ReadonlySet<string> = new Set(["HeaderTooLarge", "TooManyHeaders"]);

const limits = {
  MaxParts: `the body has more than ${mostParts} parts`,
  MaxTotalSize: "the body is too long",
  MaxPartSize: "a part is too long",
  MaxFieldSize: "a part is too long",
} as const;

/** What is wrong with the whole body; a part that only cannot be made out is left out, as if it had not been sent. */
function problemOf(error: MultipartError): string | undefined {
  switch (error._tag) {
    case "InvalidBoundary":
      return "the Content-Type has no boundary";
    case "BadHeaders":
      return excessive.has(error.error.reason) ? "the headers of a part are too long, or too many" : undefined;
    case "InvalidDisposition":
      return undefined;
    case "EndNotReached":
      return "the body ends before its last boundary";
    case "ReachedLimit":
      return limits[error.limit];
  }
}
