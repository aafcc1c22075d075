import type { AnyVendor, OperationName } from "@graycard/core";
import type * as z from "@graycard/core/zod";
import type { Bends } from "./bends.js";
import type { FaultNeed } from "./fault-play.js";

/** One way a vendor can go wrong, with its parameters. */
export interface Fault<P> {
  readonly name: string;
  /** What the fault does, one sentence, for lists and references. */
  readonly sentence: string;
  readonly parameters: z.ZodType<P>;
  /** The operations it can act on. */
  operations(parameters: P): readonly OperationName[];
  /**
   * Those of them it acts on whatever the request asks for; all of them when absent. A plan that is limited in number
   * and names no operation waits for one of these, so that it is not used up by a request it does nothing to.
   */
  certainOperations?(parameters: P): readonly OperationName[];
  /**
   * What a request has to come to for the fault to have done something to it; whatever it comes to, unless said. A use
   * on a request that came to something else is taken back.
   */
  readonly needs?: FaultNeed;
  /** Whether it can act on requests to this vendor; on those to any, unless said. */
  actsOn?(parameters: P, vendor: AnyVendor): boolean;
  /** What is wrong with parameters for these vendors, if anything. */
  objection?(parameters: P, vendors: readonly AnyVendor[]): string | undefined;
  /** Bends the handling of one request. */
  apply(bends: Bends, parameters: P): void;
}

/** A fault of any kind, as lists hold it. */
export type AnyFault = Fault<unknown>;

export function defineFault<P>(fault: Fault<P>): Fault<P> {
  return fault;
}
