import type { Charged } from "@graycard/core/client";
import type { PlacedResult } from "./place-results.js";

/**
 * What became of a picture: `done` in this run; `already` done before; `failed`; `unknown`, when its submit left and
 * nobody can tell what came of it; `left` for the next run, when this one ended before it.
 */
export type ImageStatus = "done" | "already" | "failed" | "unknown" | "left";

/** How a run ended for one picture. */
export interface ImageEnd {
  readonly image: string;
  readonly status: ImageStatus;
  readonly outputs: readonly PlacedResult[];
  /** Whether this run sent a submit for it that may have been charged. */
  readonly submitted: boolean;
  /** Whether it was paid for, in this run or before; undefined where nothing is known to have been sent. */
  readonly charged: Charged | undefined;
  readonly taskId: string | undefined;
  /** Whether the same command again goes on with it, at no cost. */
  readonly resumable: boolean;
  readonly error: { readonly code: string; readonly message: string } | undefined;
}
