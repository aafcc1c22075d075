import { createHash } from "node:crypto";

/**
 * The last exchange of a port that came whole and was answered, once its words are forgotten. It is of no use but to be
 * there: its request, its answer and its socket are the only ones of their kind while nobody asks, and the engine keeps
 * what it compiled for such objects no longer than them (see `exemplars.ts`).
 */
export class SpentExchange {
  /** Pieces of a body are made by the engine itself, and so have another shape than those a script makes. */
  readonly piece: Uint8Array = createHash("sha256").digest();
  last: { readonly inbound: object; readonly outgoing: object } | undefined;

  /** Takes the place of the one before. Its socket leads to the requests behind it, which are forgotten in their turn. */
  keep(inbound: object, outgoing: object): void {
    this.last = { inbound, outgoing };
  }
}
