import type { CutoutPlan, Rectangle } from "@graycard/core";
import { decodePicture } from "../decode-picture.js";
import { boundingBox } from "../fill/bounding-box.js";
import { alphaOf } from "../subject/alpha-of.js";
import { findSubjectIn } from "../subject/find-subject-in.js";

/**
 * The box that a cut-out's mask fills in the picture sent, in pixels; undefined when nothing stands out. Rejects with
 * an `UndecodablePictureError` when the source cannot be read.
 */
export async function subjectBox(source: Uint8Array, subject: CutoutPlan["subject"]): Promise<Rectangle | undefined> {
  const found = await findSubjectIn(source, subject);
  if (!found) return undefined;
  const pixels = await decodePicture(source);
  const alpha = await alphaOf(found, pixels);
  const mask = alpha.map((value) => (value >= 128 ? 255 : 0));
  return boundingBox(mask, pixels.width, pixels.height);
}
