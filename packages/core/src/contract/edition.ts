import type { Erratum } from "./erratum.js";

/**
 * What each edition reads otherwise than the errata's choices: erratum id to the name of one of its readings.
 * `documented` is what the documents say, `observed` what public facts say instead.
 */
export type EditionPatches<E extends Record<string, Erratum>> = Readonly<
  Record<"documented" | "observed", { readonly [K in keyof E]?: keyof E[K]["readings"] & string }>
>;
