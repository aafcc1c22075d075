import type { PictureFacts, WorkPlan } from "@graycard/core";

/** The size of a result in pixels, where it is known without rendering: a trimmed cut-out's is not. */
export function resultSize(
  plan: WorkPlan,
  picture: PictureFacts | undefined,
): { readonly width?: number; readonly height?: number } {
  if (!picture || (plan.work === "cutout" && plan.crop)) return {};
  const factor = plan.work === "upscale" ? plan.factor : 1;
  return { width: picture.width * factor, height: picture.height * factor };
}
