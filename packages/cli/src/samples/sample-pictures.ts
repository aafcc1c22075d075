import type { WorkKind } from "@graycard/core";

/** The shipped picture that shows each kind of work best, and the mask that goes with it. */
export const samplePictures: Readonly<Record<WorkKind, { readonly image: string; readonly mask?: string }>> = {
  upscale: { image: "portrait.jpg" },
  inpaint: { image: "watermarked.jpg", mask: "watermarked-mask.png" },
  cutout: { image: "product.png" },
  restore: { image: "blurry.jpg" },
};
