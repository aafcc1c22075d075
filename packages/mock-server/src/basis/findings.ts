import type { Ground } from "./ground.js";

/** What was found out about an answer. */
export interface Findings {
  /** Its status, its state, and the rule that was broken. */
  readonly main: readonly Ground[];
  /** All else that counts. */
  readonly rest: readonly Ground[];
  /** Readings that had a say in it, and that the clauses speak for as long as they are the choice of their errata. */
  readonly heard: readonly Ground[];
}

/** What counts, weakest or not: a reading that was switched speaks for itself. */
export function countedIn({ main, rest, heard }: Findings): readonly Ground[] {
  return [...main, ...rest, ...heard.filter(({ switched }) => switched)];
}
