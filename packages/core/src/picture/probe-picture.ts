import type { PictureFacts, PictureFormat } from "../contract/work.js";
import { probeBmp } from "./formats/bmp.js";
import { probeGif } from "./formats/gif.js";
import { probeJpg } from "./formats/jpg.js";
import { probePng } from "./formats/png.js";
import { probeTiff } from "./formats/tiff.js";
import { probeWebp } from "./formats/webp.js";
import { PictureFault } from "./picture-fault.js";
import { sniffFormat } from "./sniff-format.js";

/**
 * What a file turned out to be: a picture, or one sentence on why it is none. The sentence opens with the kind of
 * fault: "empty", "unknown format", "truncated", "damaged" or "zero size".
 */
export type PictureProbe = { ok: true; facts: PictureFacts } | { ok: false; fault: string };

/** Each reads one format and throws a `PictureFault` when the file is not whole. */
const PROBES: Readonly<Record<PictureFormat, (bytes: Uint8Array) => PictureFacts>> = {
  jpg: probeJpg,
  png: probePng,
  webp: probeWebp,
  tiff: probeTiff,
  bmp: probeBmp,
  gif: probeGif,
};

/** How many bytes of an unknown file its fault quotes. */
const QUOTED_BYTES = 8;

/**
 * Says what a picture is and whether the file is whole, from its structure alone: no pixel is decoded, no size is
 * refused, and a large file is not read through. Works on any bytes, never throws, and always ends soon.
 *
 * @example
 * ```ts
 * const probe = probePicture(bytes);
 * if (probe.ok) console.log(`${probe.facts.format}, ${probe.facts.width} x ${probe.facts.height} pixels`);
 * else console.log(probe.fault); // "truncated: the file ends before the image data does"
 * ```
 */
export function probePicture(bytes: Uint8Array): PictureProbe {
  if (bytes.length === 0) return { ok: false, fault: "empty: the file has no bytes" };
  const format = sniffFormat(bytes);
  if (format === undefined) return { ok: false, fault: unknownFormat(bytes) };
  try {
    return { ok: true, facts: PROBES[format](bytes) };
  } catch (error) {
    if (error instanceof PictureFault) return { ok: false, fault: error.message };
    throw error;
  }
}

function unknownFormat(bytes: Uint8Array): string {
  const quoted = Array.from(bytes.subarray(0, QUOTED_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const [subject, verb] = bytes.length > QUOTED_BYTES ? ["the file", "starts with"] : ["the whole file", "is"];
  return `unknown format: ${subject} ${verb} ${quoted} (hex)`;
}
