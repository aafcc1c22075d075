import type { Upload } from "@graycard/core";
import { MalformedBodyError, PartTooLargeError } from "./body-errors.js";
import { Collected } from "./collected.js";
import type { Incoming } from "./incoming.js";
import { longHead, partHead } from "./part-head.js";
import { splitParts } from "./split-parts.js";

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
  readonly memory?: Incoming;
}

interface Parts {
  readonly fields: Map<string, string | Upload>;
  readonly tooLarge: Set<string>;
  /** The part that is being read. */
  coming: Collected | undefined;
  readonly room: Room;
}

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
  const boundary = boundaryIn(contentType);
  if (boundary === undefined) throw new MalformedBodyError("the Content-Type has no boundary");
  let part: ComingPart | undefined;
  const splitter = splitParts(
    boundary,
    {
      head(lines) {
        part = comingPart(lines, ruleOf, parts);
      },
      skim: (bytes, from) => part?.skim(bytes, from) ?? 0,
      body(bytes) {
        part?.add(bytes);
      },
      end() {
        part?.end();
        part = undefined;
      },
    },
    limits,
  );
  return {
    write: (chunk) => splitter.write(chunk),
    end: () => {
      if (!splitter.done) throw new MalformedBodyError("the body ends before its last boundary");
      return { fields: fieldsOf(parts), tooLarge: parts.tooLarge };
    },
    drop: () => {
      parts.coming?.clear();
      for (const name of [...parts.fields.keys()]) forget(parts, name);
    },
  };
}

/** Assigned one by one, in a twentieth of the time: nobody wants a part whose name means something to an object. */
function fieldsOf({ fields }: Parts): Record<string, string | Upload> {
  const read: Record<string, string | Upload> = {};
  for (const [name, value] of fields) read[name] = value;
  return read;
}

const limits = {
  mostParts: 1000,
  mostHeadBytes: 16 * 1024,
  tooManyParts: () => {
    throw new MalformedBodyError(`the body has more than ${limits.mostParts} parts`);
  },
  headTooLong: () => {
    throw new MalformedBodyError(longHead);
  },
};

/** The boundary that a Content-Type names, quoted or not. */
function boundaryIn(contentType: string): string | undefined {
  const [, quoted, bare] = /;\s*boundary=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(contentType) ?? [];
  return (quoted?.replace(/\\(.)/g, "$1") || bare) ?? undefined;
}

/** A part that somebody wants. */
interface ComingPart {
  skim(bytes: Uint8Array, from: number): number;
  add(bytes: Uint8Array): void;
  end(): void;
}

/** Undefined for a part that nobody wants, or that cannot be made out: it is left out, as if it had not been sent. */
function comingPart(lines: Uint8Array, ruleOf: (field: string) => PartRule, parts: Parts): ComingPart | undefined {
  const head = partHead(lines);
  if (!head) return undefined;
  const { name, fileName, mediaType } = head;
  const rule = ruleOf(name);
  if (rule.as === "ignored") return undefined;
  const { expectedBytes } = parts.room;
  const memory = rule.as === "file" ? parts.room.memory : undefined;
  // The same client writes the same picture into a body of the same length.
  const place = `${expectedBytes}/${name}`;
  const guess = expectedBytes >= worthGuessingBytes ? memory?.guess(place) : undefined;
  const kept = new Collected(Math.min(expectedBytes, rule.mostBytes), memory, guess);
  parts.coming = kept;
  let bytes = 0;
  return {
    skim(chunk, from) {
      const skimmed = kept.skim(chunk, from, rule.mostBytes - bytes);
      bytes += skimmed;
      return skimmed;
    },
    add(chunk) {
      const room = Math.max(0, rule.mostBytes - bytes);
      bytes += chunk.byteLength;
      if (room > 0) kept.add(room < chunk.byteLength ? chunk.subarray(0, room) : chunk);
      if (bytes <= rule.mostBytes || rule.whenTooLarge === "cut") return;
      kept.clear();
      if (rule.whenTooLarge === "refuse") throw new PartTooLargeError(name, rule.mostBytes);
    },
    end() {
      parts.coming = undefined;
      forget(parts, name);
      if (bytes > rule.mostBytes && rule.whenTooLarge !== "cut") parts.tooLarge.add(name);
      else if (rule.as === "text") parts.fields.set(name, utf8.decode(kept.whole()));
      else {
        const whole = kept.whole();
        memory?.cameAt(place, whole);
        parts.fields.set(name, fileName ? { bytes: whole, fileName, mediaType } : { bytes: whole, mediaType });
      }
    },
  };
}

/** Smaller bodies are collected in less time than a guess takes. */
const worthGuessingBytes = 16 * 1024;

const utf8 = new TextDecoder();

/** A part that came before under the same name counts no more. */
function forget({ fields, tooLarge, room }: Parts, name: string): void {
  const before = fields.get(name);
  if (typeof before === "object") room.memory?.giveBack(before.bytes);
  tooLarge.delete(name);
  fields.delete(name);
}
