import type { CutoutPlan, Rectangle } from "@graycard/core";
import type { PicturePipeline } from "../../platform/pictures.js";
import { decodePicture } from "../decode-picture.js";
import { encodePipeline } from "../encode-picture.js";
import { boundingBox } from "../fill/bounding-box.js";
import { fillHoles } from "../fill/fill-holes.js";
import { fromPixels, fromRaster } from "../pipelines.js";
import type { Pixels } from "../pixels.js";
import { alphaOf } from "../subject/alpha-of.js";
import { findSubjectIn } from "../subject/find-subject-in.js";

/** The pictures that a cutout consists of; only those that the plan asks for. */
export interface CutoutResult {
  readonly image?: Uint8Array;
  readonly mask?: Uint8Array;
}

/** Black and white must come back as black and white. */
const MASK_QUALITY = 100;

/** Whether anything stands out from the background of a picture. Rejects like `cutout`. */
export async function findSubject(source: Uint8Array, subject: CutoutPlan["subject"]): Promise<boolean> {
  return (await findSubjectIn(source, subject)) !== undefined;
}

/**
 * Separates the subject from its background. The mask is white where the image is at least half opaque, else black,
 * and of the same size. When nothing stands out, the image is all background and nothing is trimmed: ask `findSubject`
 * first. Rejects with an `UndecodablePictureError` when the source cannot be read.
 */
export async function cutout(source: Uint8Array, plan: CutoutPlan): Promise<CutoutResult> {
  const found = await findSubjectIn(source, plan.subject);
  const pixels = await decodePicture(source);
  const alpha = await alphaOf(found, pixels);
  const binary = alpha.map((value) => (value >= 128 ? 255 : 0));
  const box = plan.crop ? boundingBox(binary, pixels.width, pixels.height) : undefined;
  const result: { image?: Uint8Array; mask?: Uint8Array } = {};
  if (plan.outputs.includes("mask")) result.mask = await encodeMask(binary, pixels, box, plan);
  if (plan.outputs.includes("image")) {
    if (found?.by !== "alpha") cleanEdge(pixels, alpha);
    result.image = await encodeImage(pixels, alpha, box, plan);
  }
  return result;
}

/** Pixels along the outline show some background: they take the colour of the subject beside them instead. */
function cleanEdge(pixels: Pixels, alpha: Uint8Array): void {
  if (!alpha.includes(255)) return;
  fillHoles(
    pixels,
    alpha.map((value) => (value === 255 ? 0 : value === 0 ? 2 : 1)),
  );
}

function encodeMask(mask: Uint8Array, { width, height }: Pixels, box: Rectangle | undefined, plan: CutoutPlan) {
  return encodePipeline(trim(fromRaster(mask, width, height), box), plan.format, { quality: MASK_QUALITY });
}

function encodeImage(pixels: Pixels, alpha: Uint8Array, box: Rectangle | undefined, plan: CutoutPlan) {
  const { width, height, channels, data } = pixels;
  const cut = new Uint8Array(width * height * 4);
  for (let at = 0; at < alpha.length; at++) {
    // What is cut away takes its colours along: nobody finds them in the file.
    if (alpha[at] === 0) continue;
    for (let c = 0; c < 3; c++) cut[at * 4 + c] = data[at * channels + c] as number;
    cut[at * 4 + 3] = alpha[at] as number;
  }
  const image = fromPixels({ width, height, channels: 4, data: cut });
  return encodePipeline(trim(image, box), plan.format, { background: plan.background });
}

function trim(image: PicturePipeline, box: Rectangle | undefined): PicturePipeline {
  if (box === undefined) return image;
  return image.extract({ left: box.x, top: box.y, width: box.width, height: box.height });
}
