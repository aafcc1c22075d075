import type { Basis } from "@graycard/core";

/** The weakest that answers of a session may rest on. */
export type Strictness = Exclude<Basis, "observed">;

/** The ways to be strict, strictest first. */
export const strictnesses = ["documented", "sample", "inferred"] as const satisfies readonly Strictness[];
