/** Something that no check can notice, or a check that nothing can break, and why that is right. */
export interface Exception {
  /** What it is about: mutants or checks whose ids are like this, in the patterns of `--select`. */
  readonly mutants?: string;
  readonly checks?: string;
  readonly reason: string;
}

/** One reason for several patterns. */
export function because(reason: string, ...patterns: readonly string[]): readonly Exception[] {
  return patterns.map((mutants) => ({ mutants, reason }));
}
