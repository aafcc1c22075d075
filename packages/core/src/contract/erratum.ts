/**
 * An erratum is a place where a vendor's documents contradict themselves, fall silent, or are
 * contradicted by public facts. It names the possible readings, the one we follow, and why.
 */

/**
 * What makes an erratum one:
 * - `contradiction`: two places of the documents exclude each other.
 * - `silence`: the documents leave open what an implementation has to decide.
 * - `difference`: the documents are clear, and the service is known to behave otherwise.
 */
export type ErratumKind = "contradiction" | "silence" | "difference";

/**
 * How well a reading is supported: `A` captured traffic or a measurement, `B` the vendor's own words,
 * `C` inferred from clients that evidently worked, `D` one third-party claim.
 */
export type Sureness = "A" | "B" | "C" | "D";

/** One way to understand an {@link Erratum}. */
export interface Reading {
  /** What this reading means for a caller, one sentence. */
  readonly means: string;
  /** What the engines get when this reading is in force; the reading's own name when absent. */
  readonly value?: unknown;
}

/**
 * A place where documents contradict themselves or fall silent, with the readings that are possible and the one we
 * chose.
 */
export interface Erratum<ClauseId extends string = string> {
  readonly kind: ErratumKind;
  /** What the documents say, or fail to say. */
  readonly question: string;
  /** The clauses this is about. */
  readonly clauses: readonly ClauseId[];
  readonly readings: Readonly<Record<string, Reading>>;
  /** The reading of the `documented` edition. */
  readonly choice: string;
  readonly reason: string;
  readonly sureness?: Sureness;
  /** True when mock and suite can be switched to every one of the readings. Others are on record only. */
  readonly switchable?: true;
}

type ChoiceIsAReading<E> = {
  readonly [K in keyof E]: E[K] extends { readings: infer R } ? E[K] & { choice: keyof R } : never;
};

/**
 * Declares a vendor's errata. A `choice` that is none of the readings does not compile.
 *
 * @example
 * const errata = defineErrata<keyof typeof clauses>()({
 *   "size.megabyte": {
 *     kind: "silence", question: "Whether 1 MB is 10^6 or 2^20 bytes is not said.", clauses: [],
 *     readings: { mebi: { means: "2^20", value: 1_048_576 }, mega: { means: "10^6", value: 1_000_000 } },
 *     choice: "mebi", reason: "It never refuses a legal file.", switchable: true,
 *   },
 * });
 */
export function defineErrata<ClauseId extends string>() {
  return <const E extends Record<string, Erratum<ClauseId>>>(errata: E & ChoiceIsAReading<E>): E => errata;
}

type ValueOf<R, Name> = R extends { readonly value: infer V } ? V : Name;

/** The values the engines see: for each switchable erratum, what its reading in force stands for. */
export type ReadingsOf<E extends Record<string, Erratum>> = {
  readonly [K in keyof E as E[K]["switchable"] extends true ? K : never]: {
    [Name in keyof E[K]["readings"]]: ValueOf<E[K]["readings"][Name], Name>;
  }[keyof E[K]["readings"]];
};
