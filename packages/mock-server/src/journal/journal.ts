import type { Exchange } from "@graycard/core";

/** What the journal of one session may hold before the oldest exchanges go. */
const mostExchanges = 10_000;

/** Every exchange of a session, oldest first. Evictions are counted, so that nobody takes a part for the whole. */
export class Journal {
  readonly #exchanges: Exchange[] = [];
  #evicted = 0;

  add(exchange: Exchange): void {
    this.#exchanges.push(exchange);
    if (this.#exchanges.length <= mostExchanges) return;
    this.#exchanges.shift();
    this.#evicted++;
  }

  exchanges(): readonly Exchange[] {
    return [...this.#exchanges];
  }

  /** How many exchanges are no longer here. */
  get evicted(): number {
    return this.#evicted;
  }
}
