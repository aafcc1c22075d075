import type { Exchange } from "@graycard/core";
import { Fifo } from "./fifo.js";
import { type EntryFacts, JournalEntry } from "./journal-entry.js";
import { checkQuery, isMeant, type JournalQuery } from "./journal-query.js";
import { FactsSharer } from "./shared-facts.js";

/** What a journal may hold before the oldest exchanges go. */
export interface JournalLimits {
  /** Roughly, in bytes of memory; 32 MiB unless said. */
  readonly mostBytes?: number;
  /** 100 000 unless said. */
  readonly mostExchanges?: number;
}

/**
 * Every exchange of a session, oldest first. It is bounded: what had to go is counted, and whoever verifies a session
 * is told, so that nobody takes a part for the whole.
 *
 * @example
 * session.journal.count({ operation: "submit", status: 429 });
 * session.journal.ofTask(taskId).map(({ startedAt }) => startedAt);
 */
export class Journal {
  readonly #mostBytes: number;
  readonly #mostExchanges: number;
  readonly #entries = new Fifo<JournalEntry>();
  readonly #sharer = new FactsSharer();
  #bytes = 0;
  #evicted = 0;

  constructor({ mostBytes = 32 * 1024 ** 2, mostExchanges = 100_000 }: JournalLimits = {}) {
    this.#mostBytes = mostBytes;
    this.#mostExchanges = mostExchanges;
  }

  add(exchange: Exchange): void {
    this.append(JournalEntry.ofExchange(exchange));
  }

  /** An entry about what has just happened, for {@link append}. */
  entryOf(facts: EntryFacts): JournalEntry {
    return JournalEntry.of(facts, this.#sharer);
  }

  append(entry: JournalEntry): void {
    this.#entries.push(entry);
    this.#bytes += entry.weight;
    if (this.#isFull()) this.#evict();
  }

  /** The exchanges that are meant, oldest first; all of them unless said. */
  exchanges(query?: JournalQuery): readonly Exchange[] {
    return this.entries(query).map(({ exchange }) => exchange);
  }

  /** The oldest exchange that is meant. */
  find(query: JournalQuery): Exchange | undefined {
    checkQuery(query);
    return this.#here().find((entry) => isMeant(entry, query))?.exchange;
  }

  count(query?: JournalQuery): number {
    if (!query) return this.#entries.length;
    checkQuery(query);
    return this.#here().reduce((count, entry) => (isMeant(entry, query) ? count + 1 : count), 0);
  }

  /** What happened to one task, oldest first: its submit, its polls and the fetches of its results. */
  ofTask(taskId: string): readonly Exchange[] {
    return this.exchanges({ taskId });
  }

  /** Like {@link exchanges}, for those who need not see all of each. */
  entries(query?: JournalQuery): readonly JournalEntry[] {
    const here = this.#here();
    if (query) checkQuery(query);
    return query ? here.filter((entry) => isMeant(entry, query)) : here;
  }

  /** How many exchanges are no longer here. */
  get evicted(): number {
    return this.#evicted;
  }

  /** Roughly what it holds, in bytes of memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Why what is here is not the whole story, one sentence each; none when it is. */
  problems(): readonly string[] {
    if (this.#evicted === 0) return [];
    const gone = this.#evicted === 1 ? "exchange has" : `${this.#evicted} exchanges have`;
    const bound = `${this.#mostBytes} bytes and ${this.#mostExchanges} exchanges`;
    return [`The oldest ${gone} made room in the journal, which holds ${bound}: what is left does not prove anything.`];
  }

  /** Holds these exchanges and no others, as if so many before them had gone. */
  load(exchanges: readonly Exchange[], evicted: number): void {
    this.clear();
    for (const exchange of exchanges) this.add(exchange);
    this.#evicted += evicted;
  }

  /** Forgets everything, as if nothing had happened yet. */
  clear(): void {
    this.#entries.clear();
    this.#sharer.clear();
    this.#bytes = 0;
    this.#evicted = 0;
  }

  #here(): readonly JournalEntry[] {
    return [...this.#entries];
  }

  #evict(): void {
    // The newest stays, whatever it weighs: it is the one that somebody is looking for.
    while (this.#entries.length > 1 && this.#isFull()) {
      this.#bytes -= this.#entries.shift()?.weight ?? 0;
      this.#evicted++;
    }
  }

  #isFull(): boolean {
    return this.#bytes > this.#mostBytes || this.#entries.length > this.#mostExchanges;
  }
}
