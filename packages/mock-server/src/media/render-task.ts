import type { WorkPlan } from "@graycard/core";
import type { Task } from "../tasks/task.js";

/** Renders the results of one of a task's pictures, by output name. */
export async function renderTask(
  task: Task,
  plans: readonly WorkPlan[],
  item: number,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const [plan, job] = [plans[item], task.jobs[item]];
  if (!plan || !job?.image.ok) throw new Error(`Task ${task.id} has no picture ${item} to work on.`);
  const [image, mask] = await Promise.all([job.image.kept.read(), job.mask?.ok ? job.mask.kept.read() : undefined]);
  // The picture engine is loaded with the first picture that is made.
  const { renderWork } = await import("./render-work.js");
  return renderWork(plan, image, mask);
}
