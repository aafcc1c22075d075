import { type ExamplePicture, type PictureFacts, probePicture, readRequest, type WorkPlan } from "@graycard/core";
import type { Target } from "../../scenario.js";

/** The work that a request stands for, by the vendor's own rules; undefined when it ought to fail. */
export function plannedWork(
  target: Target,
  fields: Readonly<Record<string, unknown>>,
  picture: ExamplePicture,
): WorkPlan | undefined {
  const { endpoint, readings, limits } = target;
  const reading = readRequest(endpoint.fields, fields, readings);
  const probe = probePicture(picture.bytes);
  if (!reading.ok || !probe.ok) return undefined;
  const planned = endpoint.plan({
    values: reading.values as never,
    image: probe.facts,
    limits,
    readings: readings as never,
  });
  return planned.ok ? planned.plan : undefined;
}

/** The size a result must have, where the plan alone says so: a trimmed cut-out's depends on the subject in it. */
export function plannedSize(plan: WorkPlan, picture: ExamplePicture): { width: number; height: number } | undefined {
  if (plan.work === "cutout" && plan.crop) return undefined;
  const factor = plan.work === "upscale" ? plan.factor : 1;
  return { width: picture.width * factor, height: picture.height * factor };
}

/** A picture's format and size, in a few words. */
export function describePicture(bytes: Uint8Array): string {
  const probe = probePicture(bytes);
  return probe.ok ? describeFacts(probe.facts) : `no picture (${probe.fault})`;
}

export function describeFacts({ format, width, height }: Pick<PictureFacts, "format" | "width" | "height">): string {
  return `${format}, ${width}x${height}`;
}
