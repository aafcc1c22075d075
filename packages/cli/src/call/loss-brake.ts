import type { StopReason } from "./call-stop.js";
import type { ImageEnd } from "./image-end.js";

/** So many losses in a row are no chance any more. */
const mostInARow = 3;

/** Ends a batch that loses what it pays for, or that is told off for its rate: more submits would go the same way. */
export class LossBrake {
  readonly #begin: (reason: StopReason) => void;
  #unknown = 0;
  #unfetched = 0;

  constructor(begin: (reason: StopReason) => void) {
    this.#begin = begin;
  }

  /** Takes note of how a picture ended, in the order of the ends. */
  note({
    status,
    submitted,
    charged,
    resumable,
  }: Pick<ImageEnd, "status" | "submitted" | "charged" | "resumable">): void {
    if (status === "done") {
      this.#unknown = 0;
      this.#unfetched = 0;
    }
    // What an earlier run left unknown says nothing of this one.
    if (status === "unknown" && submitted && ++this.#unknown === mostInARow) this.#begin("unknown");
    if (status === "failed" && charged === "yes" && resumable && ++this.#unfetched === mostInARow) {
      this.#begin("results");
    }
  }
}
