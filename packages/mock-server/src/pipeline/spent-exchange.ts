import { createHash } from "node:crypto";

/** The request of an exchange, whose words can be forgotten. */
export interface Forgetful {
  forget(): void;
}

/**
 * The last exchange of a port that is over, without what was said in it. It is of no use but to be there: its request,
 * its answer and its socket are the only ones of their kind while nobody asks, and the engine keeps what it compiled for
 * such objects no longer than them (see `exemplars.ts`).
 */
export class SpentExchange {
  /** Pieces of a body are made by the engine itself, and so have another shape than those a script makes. */
  readonly piece: Uint8Array = createHash("sha256").digest();
  last: { readonly inbound: Forgetful; readonly outgoing: object } | undefined;

  /** Takes the place of the one before. */
  keep(inbound: Forgetful, outgoing: object): void {
    inbound.forget();
    this.last = { inbound, outgoing };
  }
}
