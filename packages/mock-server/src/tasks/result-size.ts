import type { Rectangle, WorkPlan } from "@graycard/core";
import type { TaskPicture } from "./task-picture.js";

/**
 * The size of a result in pixels, where it is known without rendering: a trimmed cut-out's is that of its subject. And
 * where the subject is in the picture sent, if that was looked for.
 */
export function resultSize(
  plan: WorkPlan,
  picture: TaskPicture | undefined,
): { readonly width?: number; readonly height?: number; readonly subject?: Rectangle } {
  if (!picture) return {};
  const { subject } = picture;
  const trimmed = plan.work === "cutout" && plan.crop;
  if (trimmed) return subject ? { width: subject.width, height: subject.height, subject } : {};
  const factor = plan.work === "upscale" ? plan.factor : 1;
  const size = { width: picture.width * factor, height: picture.height * factor };
  return subject ? { ...size, subject } : size;
}
