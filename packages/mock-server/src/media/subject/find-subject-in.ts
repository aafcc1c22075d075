import type { CutoutPlan } from "@graycard/core";
import { asDecoding } from "../as-decoding.js";
import { openPicture } from "../open-picture.js";
import { toPixels } from "../pipelines.js";
import type { Pixels } from "../pixels.js";
import { inkMask } from "./ink.js";
import { latelyFound } from "./lately-found.js";
import { findSoftMask, type SoftMask } from "./soft-mask.js";

/** The subject is decided on a copy of at most this size: details of its outline are too fine to matter there. */
const LONG_EDGE = 512;
/** A smaller share of ink than this is a speck. */
const LEAST_INK = 0.0005;

/** How a subject was found: in the alpha that the source has, by the colour of ink, or against the background. */
export type FoundSubject =
  | { readonly by: "alpha" }
  | { readonly by: "ink" }
  | { readonly by: "background"; mask: SoftMask };

/** Finds the subject of a picture; `undefined` when nothing stands out. */
export async function findSubjectIn(
  source: Uint8Array,
  subject: CutoutPlan["subject"],
): Promise<FoundSubject | undefined> {
  const pixels = await smallCopy(source);
  const { opaque, transparent } = countAlpha(pixels);
  if (transparent > 0) return opaque > 0 ? { by: "alpha" } : undefined;
  if (subject === "stamp") {
    const inked = inkMask(pixels).filter((ink) => ink >= 128).length;
    return inked > pixels.width * pixels.height * LEAST_INK ? { by: "ink" } : undefined;
  }
  const mask = await latelyFound(pixels, subject, () => findSoftMask(pixels, subject));
  return mask === undefined ? undefined : { by: "background", mask };
}

async function smallCopy(source: Uint8Array): Promise<Pixels> {
  const { image } = await openPicture(source);
  const small = image.resize({ width: LONG_EDGE, height: LONG_EDGE, fit: "inside", withoutEnlargement: true });
  return asDecoding(toPixels(small));
}

/** How many pixels are rather opaque and rather transparent. */
function countAlpha({ channels, data }: Pixels): { opaque: number; transparent: number } {
  if (channels === 3) return { opaque: data.length / 3, transparent: 0 };
  let opaque = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] as number) >= 128) opaque++;
  return { opaque, transparent: data.length / 4 - opaque };
}
