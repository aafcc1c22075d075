import type { WorkPlan } from "@graycard/core";
import type { RenderedOutputs } from "../media/render-work.js";

/** One picture to be made. */
export interface RenderJob {
  readonly plan: WorkPlan;
  /** Nobody else's: what was handed over is not looked at again. */
  readonly image: Uint8Array;
  readonly mask: Uint8Array | undefined;
}

/** Where results are rendered. The same job gives the same bytes, wherever that is. */
export interface Workshop {
  /**
   * Rejects with an `UndecodablePictureError` when a picture cannot be read.
   *
   * @param signal whoever waits; a job that has not begun when it aborts is forgotten, and rejects with its reason
   */
  render(job: RenderJob, signal: () => AbortSignal): Promise<RenderedOutputs>;
  /** How many threads of its own it has at the moment. */
  readonly threads: number;
  /** Ends what it began. Jobs that are not done reject. */
  close(): Promise<void>;
}

/** Opens a place to render in; behind `#platform/workshop`. */
export interface Workshops {
  openWorkshop(): Workshop;
}
