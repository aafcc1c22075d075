import { Busboy, type BusboyInstance } from "@fastify/busboy";
import type { Upload } from "@graycard/core";
import { nextTurn } from "../../next-turn.js";
import { MalformedBodyError, PartTooLargeError } from "./body-errors.js";

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

/** More parts than any request of these vendors has. */
const mostParts = 1000;

/**
 * Reads a multipart body as it comes. Whether a part is a file is decided by its name, not by what its headers
 * claim: clients differ in which parts they give a file name. Of parts with the same name the last one counts.
 *
 * @throws {PartTooLargeError} as soon as a part passes a limit that refuses
 * @throws {MalformedBodyError} when the body is not the multipart it claims to be
 */
export async function readMultipart(
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
  ruleOf: (field: string) => PartRule,
): Promise<MultipartReading> {
  const parser = startParser(contentType);
  const parts = collectParts(parser, ruleOf);
  for await (const chunk of chunks) {
    if (!parser.write(chunk)) await drained(parser);
    // A part is handed on a little later than its bytes came; a caller that waits for a verdict may send no more.
    await nextTurn();
    if (parts.failure) throw parts.failure;
  }
  parser.end();
  await parts.finished;
  if (parts.failure) throw parts.failure;
  return { fields: Object.fromEntries(parts.fields), tooLarge: parts.tooLarge };
}

interface Collected {
  readonly fields: Map<string, string | Upload>;
  readonly tooLarge: Set<string>;
  failure: Error | undefined;
  readonly finished: Promise<void>;
}

function collectParts(parser: BusboyInstance, ruleOf: (field: string) => PartRule): Collected {
  const finished = new Promise<void>((resolve) => {
    parser.on("finish", resolve);
    parser.on("error", (error: unknown) => {
      parts.failure ??= new MalformedBodyError(error instanceof Error ? error.message : String(error));
      resolve();
    });
  });
  const parts: Collected = { fields: new Map(), tooLarge: new Set(), failure: undefined, finished };
  parser.on("partsLimit", () => {
    parts.failure ??= new MalformedBodyError(`the body has more than ${mostParts} parts`);
  });
  parser.on("file", (name: string | undefined, stream, fileName, _encoding, mediaType) => {
    // The end of a body that is cut off shows as an error of the parser, too; here it has nothing to add.
    stream.on("error", () => {});
    if (name === undefined) stream.resume();
    else collectPart(parts, name, ruleOf(name), stream, { ...(fileName ? { fileName } : {}), mediaType });
  });
  return parts;
}

function collectPart(
  parts: Collected,
  name: string,
  rule: PartRule,
  stream: NodeJS.ReadableStream,
  about: Omit<Upload, "bytes">,
): void {
  const kept: Buffer[] = [];
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    const room = rule.as === "ignored" ? 0 : Math.max(0, rule.mostBytes - bytes);
    bytes += chunk.byteLength;
    if (room > 0) kept.push(chunk.subarray(0, room));
    if (bytes <= rule.mostBytes || rule.whenTooLarge === "cut") return;
    kept.length = 0;
    if (rule.whenTooLarge === "refuse") parts.failure ??= new PartTooLargeError(name, rule.mostBytes);
  });
  stream.on("end", () => {
    if (rule.as === "ignored") return;
    parts.tooLarge.delete(name);
    parts.fields.delete(name);
    if (bytes > rule.mostBytes && rule.whenTooLarge !== "cut") parts.tooLarge.add(name);
    else if (rule.as === "text") parts.fields.set(name, Buffer.concat(kept).toString("utf8"));
    else parts.fields.set(name, { bytes: Buffer.concat(kept), ...about });
  });
}

function startParser(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      // Every part is taken as a stream: what it is for is decided by its name.
      isPartAFile: () => true,
      limits: { parts: mostParts, fileSize: Number.POSITIVE_INFINITY, headerPairs: 100, headerSize: 16 * 1024 },
    });
  } catch (error) {
    throw new MalformedBodyError(error instanceof Error ? error.message : String(error));
  }
}

/** Resolves when the parser takes more, or will never. */
function drained(parser: BusboyInstance): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ["drain", "error", "finish"] as const) parser.off(event, done);
      resolve();
    };
    for (const event of ["drain", "error", "finish"] as const) parser.on(event, done);
  });
}
