import {
  type AnyEndpoint,
  type Failure,
  type LimitsInForce,
  type PictureFacts,
  probePicture,
  type Readings,
  type WorkPlan,
} from "@graycard/core";
import { markedRegion } from "../media/fill/marked-region.js";
import { findSubject } from "../media/kinds/cutout.js";
import { subjectBox } from "../media/kinds/subject-box.js";
import { UndecodablePictureError } from "../media/undecodable-picture-error.js";
import { verifyDecodable } from "../media/verify-decodable.js";
import type { JobSource, KeptJob } from "./kept-job.js";
import type { Verdict } from "./task.js";
import type { TaskPicture } from "./task-picture.js";

export interface DecideInput {
  readonly endpoint: AnyEndpoint;
  readonly values: Readonly<Record<string, unknown>>;
  readonly jobs: readonly KeptJob[];
  readonly limits: LimitsInForce;
  readonly readings: Readings;
}

/** Looks at the pictures of a task: what is to be done with them, or why it cannot be. */
export async function decide(input: DecideInput): Promise<Verdict> {
  const plans: WorkPlan[] = [];
  const pictures: TaskPicture[] = [];
  for (const job of input.jobs) {
    const result = await decideJob(input, job);
    if (!result.ok) return result;
    plans.push(result.plan);
    pictures.push(result.picture);
  }
  return { ok: true, plans, pictures };
}

type JobVerdict =
  | { readonly ok: true; readonly plan: WorkPlan; readonly picture: TaskPicture }
  | { readonly ok: false; readonly failure: Failure };

async function decideJob(input: DecideInput, job: KeptJob): Promise<JobVerdict> {
  const image = await inspect(job.image, input);
  if (!image.ok) return image;
  const mask = job.mask ? await inspect(job.mask, input) : undefined;
  if (mask && !mask.ok) return mask;
  const planned = input.endpoint.plan({
    values: input.values as never,
    image: image.facts,
    ...(mask ? { mask: mask.facts } : {}),
    limits: input.limits,
    readings: input.readings as never,
  });
  if (!planned.ok) return planned;
  const { plan } = planned;
  const objection = await objectionOfPixels(plan, image, mask?.bytes);
  if (objection) return { ok: false, failure: objection };
  const subject = plan.work === "cutout" && plan.tellsBox ? await subjectBox(image.bytes, plan.subject) : undefined;
  return { ok: true, plan, picture: subject ? { ...image.facts, subject } : image.facts };
}

type Inspection =
  | { readonly ok: true; readonly facts: PictureFacts; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly failure: Failure };

/** Header first, so that a picture that claims to be huge is turned away before any of it is decoded. */
async function inspect(source: JobSource, { endpoint, limits }: DecideInput): Promise<Inspection> {
  if (!source.ok) return source;
  const bytes = await source.kept.read();
  const probe = probePicture(bytes);
  if (!probe.ok) return invalid("undecodable", probe.fault);
  const { format, width, height } = probe.facts;
  if (!endpoint.formats.accepted.includes(format)) return invalid("format", `${format} is not an accepted format`);
  const most = limits.maxSidePx ?? Number.POSITIVE_INFINITY;
  if (width > most || height > most) return invalid("too-many-pixels", `${width}x${height} is over ${most} px a side`);
  const least = limits.minSidePx ?? 1;
  if (width < least || height < least)
    return invalid("too-few-pixels", `${width}x${height} is under ${least} px a side`);
  try {
    await verifyDecodable(bytes);
  } catch (error) {
    if (!(error instanceof UndecodablePictureError)) throw error;
    return invalid("undecodable", error.message);
  }
  return { ok: true, facts: probe.facts, bytes };
}

function invalid(detail: "undecodable" | "format" | "too-many-pixels" | "too-few-pixels", because: string) {
  return { ok: false, failure: { reason: "invalid-image", detail, because } } as const;
}

/** What only the pixels can tell. */
async function objectionOfPixels(
  plan: WorkPlan,
  image: { readonly facts: PictureFacts; readonly bytes: Uint8Array },
  mask: Uint8Array | undefined,
): Promise<Failure | undefined> {
  if (plan.work === "cutout" && !plan.emptyAllowed && !(await findSubject(image.bytes, plan.subject))) {
    return { reason: "processing", detail: "nothing-found", because: "nothing stands out from the background" };
  }
  if (plan.work === "inpaint" && plan.maxShare !== undefined && mask) {
    const marked = await markedRegion(plan.region, image.facts, mask);
    const share = marked.reduce((sum, pixel) => sum + pixel, 0) / marked.length;
    if (share > plan.maxShare) {
      return { reason: "processing", because: `the mask marks ${share} of the picture, over ${plan.maxShare}` };
    }
  }
  return undefined;
}
