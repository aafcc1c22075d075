import type { Constraint } from "../../contract/endpoint.js";
import { firstSource, type SourceField } from "../../contract/precedence.js";
import { isAbsent } from "../../contract/read-request.js";
import type { InpaintPlan, PictureFacts, Rectangle } from "../../contract/work.js";
import type { Failure } from "../../task/state.js";
import { coveredShare, largestMarkedShare } from "./rules/marked-share.js";

type Values = Readonly<Record<string, unknown>>;

/** A mask's pixels count as white from here up; the documents speak of black and white only. */
const whiteFrom = 128;

/** The readings the marking of a region depends on; the market channel shares them. */
export interface MaskReadings {
  readonly "mask.size-mismatch": "fail" | "resize";
  readonly "mask.over-half": "accept" | "fail";
}

/** The most boxes a request may have. */
export const mostRectangles = 50;

/** Where a mask can come from on a full endpoint, in order of precedence; rectangles come after all of them. */
export const maskFields: readonly SourceField[] = [
  { field: "mask_file", via: "upload" },
  { field: "mask_url", via: "url" },
  { field: "mask_base64", via: "base64" },
];

/** At least one way to mark the region has to be given. */
export function oneMaskSource<C extends string>(
  clause: C,
  masks: (readings: never) => readonly SourceField[],
): Constraint<C, never, Values> {
  return {
    clause,
    broken(values, readings) {
      const fields = masks(readings);
      if (firstSource(fields, values) || !isAbsent(values.rectangles)) return undefined;
      const names = [...fields.map((source) => source.field), "rectangles"].join(", ");
      return `Missing parameter: one of ${names} is required`;
    },
    counterexample: (readings) => ({ drop: [...masks(readings).map((source) => source.field), "rectangles"] }),
  };
}

/** A box in the middle of a picture, as an example request marks it. */
export function exampleRectangles({ width, height }: { readonly width: number; readonly height: number }): string {
  const box = {
    x: Math.floor(width / 3),
    y: Math.floor(height / 3),
    width: Math.max(1, Math.floor(width / 4)),
    height: Math.max(1, Math.floor(height / 4)),
  };
  return JSON.stringify([box]);
}

/** The plan for a repair, or why the mask does not fit the picture. */
export function planRepair(input: {
  readonly image: PictureFacts;
  readonly mask?: PictureFacts | undefined;
  readonly rectangles?: readonly Rectangle[] | undefined;
  readonly readings: MaskReadings;
}): { ok: true; plan: InpaintPlan } | { ok: false; failure: Failure } {
  const { image, mask, rectangles = [], readings } = input;
  const strictShare = readings["mask.over-half"] === "fail" ? { maxShare: largestMarkedShare } : {};
  if (!mask) {
    const share = coveredShare(rectangles, image.width, image.height);
    if (strictShare.maxShare !== undefined && share > strictShare.maxShare) {
      return { ok: false, failure: { reason: "processing", because: `the boxes cover ${share} of the picture` } };
    }
    return { ok: true, plan: { work: "inpaint", format: "jpg", region: { by: "rectangles", boxes: rectangles } } };
  }
  const resize = readings["mask.size-mismatch"] === "resize";
  if (!resize && (mask.width !== image.width || mask.height !== image.height)) {
    const because = `the mask is ${mask.width}x${mask.height}, the picture ${image.width}x${image.height}`;
    const clause = { erratum: "mask.size-mismatch" };
    return { ok: false, failure: { reason: "invalid-image", detail: "mask-size", because, clause } };
  }
  const region = { by: "mask", threshold: whiteFrom, resize } as const;
  return { ok: true, plan: { work: "inpaint", format: "jpg", region, ...strictShare } };
}
