import type { WorkPlan } from "@graycard/core";
import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import type { Workshop } from "../platform/workshop.js";
import type { Task } from "../tasks/task.js";

/** Who wants a picture, and where it is made. */
export interface RenderFor {
  readonly workshop: Workshop;
  readonly request: { readonly signal: AbortSignal };
}

/**
 * Renders the results of one of a task's pictures, by output name.
 *
 * @throws {CallerGoneError} when nobody waits for it any more
 */
export async function renderTask(
  task: Task,
  plans: readonly WorkPlan[],
  item: number,
  { workshop, request }: RenderFor,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const [plan, job] = [plans[item], task.jobs[item]];
  if (!plan || !job?.image.ok) throw new Error(`Task ${task.id} has no picture ${item} to work on.`);
  const [image, mask] = await Promise.all([job.image.kept.read(), job.mask?.ok ? job.mask.kept.read() : undefined]);
  try {
    return await workshop.render({ plan, image, mask }, () => request.signal);
  } catch (cause) {
    if (!request.signal.aborted) throw cause;
    throw new CallerGoneError("the caller went away before its picture was there", { cause });
  }
}
