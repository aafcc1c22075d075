import { Busboy, type BusboyInstance } from "@fastify/busboy";
import type { Upload } from "@graycard/core";
import { MalformedBodyError } from "./byte-counter.js";

/** What becomes of a part, decided by its field name before any of it is kept. */
export interface PartRule {
  /** `file` keeps the bytes, `text` decodes them, `ignored` drops them as they come. */
  readonly as: "file" | "text" | "ignored";
  readonly mostBytes: number;
  /** `refuse` ends the whole request as soon as the part is too long, `note` drops the part and says so. */
  readonly whenTooLarge: "refuse" | "note";
}

export interface MultipartReading {
  readonly fields: Record<string, string | Upload>;
  /** Fields that were longer than their rule allows. */
  readonly tooLarge: ReadonlySet<string>;
}

/** A part that decides by itself is longer than allowed. */
export class PartTooLargeError extends Error {
  override readonly name = "PartTooLargeError";
  constructor(
    readonly field: string,
    readonly mostBytes: number,
  ) {
    super(`The part ${field} has more than ${mostBytes} bytes.`);
  }
}

/** More parts than any request of these vendors has. */
const mostParts = 1000;

/**
 * Reads a multipart body as it comes. Whether a part is a file is decided by its name, not by what its headers
 * claim: clients differ in which parts they give a file name.
 *
 * @throws {PartTooLargeError} as soon as a part passes a limit that refuses
 * @throws {MalformedBodyError} when the body is not the multipart it claims to be
 */
export async function readMultipart(
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
  ruleOf: (field: string) => PartRule,
): Promise<MultipartReading> {
  const fields: Record<string, string | Upload> = {};
  const tooLarge = new Set<string>();
  let failure: Error | undefined;
  const parser = startParser(contentType);
  const finished = new Promise<void>((resolve) => {
    parser.on("finish", resolve);
    parser.on("error", (error: unknown) => {
      failure ??= new MalformedBodyError(error instanceof Error ? error.message : String(error));
      resolve();
    });
  });
  parser.on("partsLimit", () => {
    failure ??= new MalformedBodyError(`the body has more than ${mostParts} parts`);
  });
  parser.on("file", (name, stream, fileName, _encoding, mediaType) => {
    const rule = ruleOf(name);
    const kept: Buffer[] = [];
    let bytes = 0;
    stream.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= rule.mostBytes) {
        if (rule.as !== "ignored") kept.push(chunk);
        return;
      }
      kept.length = 0;
      if (rule.as === "ignored") return;
      tooLarge.add(name);
      if (rule.whenTooLarge === "refuse") failure ??= new PartTooLargeError(name, rule.mostBytes);
    });
    stream.on("end", () => {
      if (rule.as === "ignored" || tooLarge.has(name)) return;
      const whole = Buffer.concat(kept);
      if (rule.as === "text") fields[name] = whole.toString("utf8");
      else fields[name] = { bytes: whole, ...(fileName ? { fileName } : {}), mediaType };
    });
    stream.on("error", () => {});
  });
  for await (const chunk of chunks) {
    if (failure) throw failure;
    if (!parser.write(chunk)) await drained(parser);
  }
  if (!failure) parser.end();
  if (!failure) await finished;
  if (failure) throw failure;
  return { fields, tooLarge };
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

function drained(parser: BusboyInstance): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off("drain", done);
      parser.off("error", done);
      resolve();
    };
    parser.on("drain", done);
    parser.on("error", done);
  });
}
