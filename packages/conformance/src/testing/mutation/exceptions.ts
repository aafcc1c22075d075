/** Something that no check can notice, or a check that nothing can break, and why that is right. */
export interface Exception {
  /** What it is about: mutants or checks whose ids are like this, in the patterns of `--select`. */
  readonly mutants?: string;
  readonly checks?: string;
  readonly reason: string;
}

/** The exceptions of the mutation run. One that excuses nothing, or also covers what is noticed, is an error. */
export const exceptions: readonly Exception[] = [];
