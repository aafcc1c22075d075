/**
 * What answers can rest on, by how far it is from the words of the documents:
 *
 * - `documented`: a table, a sentence or an FAQ answer says it.
 * - `sample`: nothing says it, and a printed sample shows it.
 * - `inferred`: the documents leave it open or contradict themselves, and an erratum settles it.
 * - `observed`: public facts say it, where the documents say otherwise or know nothing of it.
 *
 * It is no order of truth: what was observed may well be what the service does today.
 */
export const bases = ["documented", "sample", "inferred", "observed"] as const;

/** What something rests on: one of {@link bases}. */
export type Basis = (typeof bases)[number];

/** What an answer rests on. The weakest of it decides. */
export interface AnswerBasis {
  readonly is: Basis;
  /** The clauses of its status, of its state and of the rule that was broken, as far as there are any. */
  readonly clauses: readonly string[];
  /** The errata that had a say in it, each with the reading that was followed. */
  readonly readings: Readonly<Record<string, string>>;
  /** Everything in it that is less than documented. */
  readonly leans: readonly Lean[];
}

/** One thing in an answer, or in the request that was taken, that no words of a document promise. */
export interface Lean {
  /** What of it, such as `status 401`, `state -9`, `field sync=0`, `data.image_width`. */
  readonly about: string;
  readonly basis: Exclude<Basis, "documented">;
  /** The clause of a sample, or the erratum, as `erratum:id`; absent where nobody says anything. */
  readonly clause?: string;
  /** The reading of the erratum that was followed. */
  readonly reading?: string;
}

/**
 * The basis of what rests on several things: that of the weakest.
 *
 * @example
 * weakestBasis(["documented", "inferred", "sample"]); // "inferred"
 */
export function weakestBasis(all: Iterable<Basis>): Basis {
  let weakest = 0;
  for (const basis of all) weakest = Math.max(weakest, bases.indexOf(basis));
  return bases[weakest] ?? "documented";
}
