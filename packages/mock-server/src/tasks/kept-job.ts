import type { Failure } from "@graycard/core";
import type { KeptSource } from "../sources/kept-source.js";
import type { SourceStore } from "../sources/source-store.js";
import type { Source } from "./source.js";
import type { TaskJob } from "./task.js";

/** A picture of a task that was taken on: where its bytes are, or why there are none. */
export type JobSource =
  | { readonly ok: true; readonly kept: KeptSource }
  | { readonly ok: false; readonly failure: Failure };

/** One picture of a task that was taken on, with its mask. */
export interface KeptJob {
  readonly image: JobSource;
  readonly mask?: JobSource;
}

/** Hands the pictures of a task over to the store. */
export function keepJobs(store: SourceStore, jobs: readonly TaskJob[]): readonly KeptJob[] {
  return jobs.map(({ image, mask }) =>
    mask ? { image: keepSource(store, image), mask: keepSource(store, mask) } : { image: keepSource(store, image) },
  );
}

/** Lets the pictures of a task go. */
export function releaseJobs(jobs: readonly KeptJob[]): void {
  for (const { image, mask } of jobs) {
    if (image.ok) image.kept.release();
    if (mask?.ok) mask.kept.release();
  }
}

function keepSource(store: SourceStore, source: Source): JobSource {
  return source.ok ? { ok: true, kept: store.keep(source.bytes) } : source;
}
