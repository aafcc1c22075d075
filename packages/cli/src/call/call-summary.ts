import { exitCodes } from "../exit-codes.js";
import type { StopReason } from "./call-stop.js";
import type { ImageEnd, ImageStatus } from "./image-end.js";

/** How a run ended as a whole. */
export interface CallSummary {
  readonly vendor: string;
  readonly endpoint: string;
  /** Scheme, host and port of who was called. */
  readonly origin: string;
  readonly images: number;
  /** How many pictures ended how. */
  readonly counts: Readonly<Record<ImageStatus, number>>;
  /** Those of the pictures left, or failed, that the same command goes on with at no cost. */
  readonly resumable: number;
  /** Submits of this run that may have been charged. */
  readonly submits: number;
  /** What they cost; undefined where no price is known. */
  readonly credits: number | undefined;
  readonly stopped: StopReason | undefined;
  /** Where the journal is; undefined when nothing is left to go on with, and it was taken away. */
  readonly journal: string | undefined;
  readonly durationMs: number;
}

/** Counts ends as they come: of ten thousand pictures only numbers are kept. */
export class EndTally {
  readonly counts: Record<ImageStatus, number> = { done: 0, already: 0, failed: 0, unknown: 0, left: 0 };
  resumable = 0;

  note({ status, resumable }: ImageEnd): void {
    this.counts[status]++;
    if (resumable) this.resumable++;
  }
}

/**
 * The exit code of a run. An unknown outcome goes before all, since somebody has to look at the account; then what ended
 * the run, then what went wrong with single pictures. An interruption says only that there was one.
 */
export function callExitCode({ counts, stopped }: Pick<CallSummary, "counts" | "stopped">): number {
  if (stopped === "interrupted") return exitCodes.interrupted;
  if (counts.unknown > 0) return exitCodes.inconclusive;
  if (stopped === "unreachable") return exitCodes.unreachable;
  if (stopped === "budget" && counts.left > 0) return exitCodes.budgetStop;
  return counts.failed + counts.left > 0 ? exitCodes.findings : exitCodes.ok;
}
