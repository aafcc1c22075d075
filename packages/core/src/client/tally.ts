/** How often each thing was seen while a task was waited for: canonical states, and what went wrong instead. */
export type Tally = Readonly<Record<string, number>>;

/** Counts by name. */
export class TallyBook {
  readonly #counts = new Map<string, number>();

  note(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  read(): Tally {
    return Object.fromEntries(this.#counts);
  }

  /** In words, such as `processing 12 times, no answer once`. */
  describe(): string {
    if (this.#counts.size === 0) return "nothing";
    return [...this.#counts].map(([what, times]) => `${what} ${times === 1 ? "once" : `${times} times`}`).join(", ");
  }
}
