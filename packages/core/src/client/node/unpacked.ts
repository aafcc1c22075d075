import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
/** Nobody packs more often but to harm. */
const mostPackings = 3;

/**
 * A body as it was before it was packed for its way: this client asks for no packing, and proxies pack all the same.
 * One that is packed in an unknown way stays as it is.
 *
 * @param encoding what the `Content-Encoding` header says
 */
export function unpacked(body: Readable, encoding: string | null): AsyncIterable<Uint8Array> {
  const names = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const packings = names.filter((name) => name !== "" && name !== "identity");
  if (packings.length === 0 || packings.length > mostPackings) return body;
  if (!packings.every((name) => Object.hasOwn(unpackers, name))) return body;
  const ways = packings.reverse().map((name) => unpackers[name]?.() as NodeJS.ReadWriteStream);
  // What fails is heard by whoever reads the end of the pipe.
  return pipeline([body, ...ways], () => {}) as unknown as AsyncIterable<Uint8Array>;
}
