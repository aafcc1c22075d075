import type { PictureFacts, PictureFormat } from "../contract/work.js";
import { probePicture } from "../picture/probe-picture.js";
import { sniffFormat } from "../picture/sniff-format.js";
import { isPictureAddress } from "./is-picture-address.js";
import type { Platform } from "./platform.js";

/**
 * A picture as callers have it: the path of a file or an address as text, a `URL` (`file:`, `http:`, `https:`, `oss:`),
 * bytes, a `Blob` or `File`, or a stream of bytes. Files are streamed from disk when they are sent.
 */
export type PictureInput =
  | string
  | URL
  | Uint8Array
  | ArrayBuffer
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>;

/** A picture that is sent by address. */
export interface PictureAddress {
  readonly kind: "address";
  readonly url: string;
}

/** A picture whose bytes are here. */
export interface PictureFile {
  readonly kind: "file";
  readonly blob: Blob;
  readonly fileName: string;
  /** By its first bytes; undefined when they belong to no known format. */
  readonly format: PictureFormat | undefined;
}

/** Whether the value of a field is a file that is to be sent. */
export function isFile(value: unknown): value is PictureFile {
  return typeof value === "object" && value !== null && "blob" in value && value.blob instanceof Blob;
}

export type Picture = PictureAddress | PictureFile;

/** What every format can be told by. */
const headBytes = 64;

/** What those who read forms seldom take in the name of a file: to some of them, the file is then not there. */
const uncommon = /\p{Cc}/gu;

/**
 * Opens a picture.
 *
 * @param mostBytes how much of a stream is taken in before it is known to be too large
 * @throws {Error} for what cannot be read, or is nothing a picture can be had from
 */
export async function openPicture(input: PictureInput, platform: Platform, mostBytes: number): Promise<Picture> {
  if (typeof input === "string" && isPictureAddress(input)) return { kind: "address", url: input };
  if (input instanceof URL && input.protocol !== "file:") return { kind: "address", url: input.href };
  if (typeof input === "string" && /^data:/i.test(input)) {
    throw new TypeError("it is a data: address; give its bytes");
  }
  if (typeof input === "string" || input instanceof URL) {
    const { blob, fileName } = await platform.openFile(input);
    return pictureOf(blob, fileName);
  }
  if (input instanceof Blob) return pictureOf(input, "name" in input ? String(input.name) : undefined);
  if (input instanceof Uint8Array) return pictureOf(new Blob([input as Uint8Array<ArrayBuffer>]));
  if (input instanceof ArrayBuffer) return pictureOf(new Blob([input]));
  if (isStream(input)) return pictureOf(await collect(input, mostBytes));
  throw new TypeError(`it is ${describe(input)}; give a path, an address, bytes, a Blob or a stream`);
}

async function pictureOf(blob: Blob, name?: string): Promise<PictureFile> {
  const format = sniffFormat(new Uint8Array(await blob.slice(0, headBytes).arrayBuffer()));
  return { kind: "file", blob, fileName: name?.replace(uncommon, "_") || `image.${format ?? "bin"}`, format };
}

function isStream(input: unknown): input is AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> {
  return typeof input === "object" && input !== null && (Symbol.asyncIterator in input || "getReader" in input);
}

/** All of a stream: how long it is has to be known before it is sent. It ends where it is known to be too large. */
async function collect(stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>, most: number): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<unknown>) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`its stream gives ${describe(chunk)} where bytes belong`);
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
    bytes += chunk.byteLength;
    if (bytes > most) break;
  }
  return new Blob(chunks);
}

function describe(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "object"
    ? `an object of the class ${value.constructor?.name ?? "none"}`
    : `a ${typeof value}`;
}

/** Files up to here are read whole to be looked at. */
const wholeBytes = 1 << 20;
/** Of larger ones, this much of their beginning and of their end tells nearly always what they are. */
const edgeBytes = 1 << 18;

/**
 * Says what a picture is, or what is wrong with it, one sentence. Of a large one only the edges are read where they
 * tell enough; memory that nobody writes to between them takes no room.
 */
export async function lookAt(
  file: PictureFile,
): Promise<{ readonly ok: true; readonly facts: PictureFacts } | { readonly ok: false; readonly fault: string }> {
  const { blob } = file;
  if (blob.size > wholeBytes) {
    const sparse = new Uint8Array(blob.size);
    sparse.set(new Uint8Array(await blob.slice(0, edgeBytes).arrayBuffer()));
    sparse.set(new Uint8Array(await blob.slice(blob.size - edgeBytes).arrayBuffer()), blob.size - edgeBytes);
    const probe = probePicture(sparse);
    if (probe.ok) return probe;
  }
  return probePicture(new Uint8Array(await blob.arrayBuffer()));
}
