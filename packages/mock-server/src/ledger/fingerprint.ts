import type { RequestFields } from "@graycard/core";
import { sha256Hex } from "#platform/hash";
import type { JobSource } from "../tasks/kept-job.js";
import type { Task } from "../tasks/task.js";

/**
 * What a task was asked to do, as a hash: the bytes of its pictures and what is to be done with them. How the request
 * was sent, by which field a picture came and in which form the answer is wanted make no difference.
 */
export function fingerprintOf(task: Task): string {
  const { vendor, endpoint, jobs } = task;
  const pictures = jobs.map(({ image, mask }) => [hashOf(image), mask && hashOf(mask)]);
  const there = jobs.every(({ image, mask }) => image.ok && (!mask || mask.ok));
  // Where a picture is not there, its address says which it would have been.
  const work = (there ? plansOf(task) : undefined) ?? parametersOf(task);
  return sha256Hex(JSON.stringify([vendor.id, endpoint.id, pictures, work]));
}

function hashOf(source: JobSource): string {
  return source.ok ? source.kept.note.facts.sha256 : source.failure.reason;
}

/** What was sent besides pictures. */
function parametersOf({ endpoint, values }: Task): object {
  const fields = endpoint.fields as RequestFields;
  const isPicture = (name: string) => fields[name]?.kind === "upload" || fields[name]?.kind === "base64";
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isPicture(name)));
}

/** What is to be done with the pictures; undefined where they allow nothing. */
function plansOf({ endpoint, jobs, values, limits, readings }: Task): readonly unknown[] | undefined {
  const plans: unknown[] = [];
  for (const { image, mask } of jobs) {
    const picture = pictureOf(image);
    if (!picture) return undefined;
    const marks = mask && pictureOf(mask);
    const planned = endpoint.plan({
      values: values as never,
      image: picture,
      ...(marks ? { mask: marks } : {}),
      limits,
      readings: readings as never,
    });
    if (!planned.ok) return undefined;
    plans.push(planned.plan);
  }
  return plans;
}

function pictureOf(source: JobSource) {
  return source.ok ? source.kept.note.facts.picture : undefined;
}
