import type * as z from "zod";
import type { Bends } from "./bends.js";

/** One way a vendor can go wrong, with its parameters. */
export interface Fault<P> {
  readonly name: string;
  /** What the fault does, one sentence, for lists and references. */
  readonly sentence: string;
  readonly parameters: z.ZodType<P>;
  /** Bends the handling of one request. */
  apply(bends: Bends, parameters: P): void;
}

/** A fault of any kind, as lists hold it. */
export type AnyFault = Fault<unknown>;

export function defineFault<P>(fault: Fault<P>): Fault<P> {
  return fault;
}
