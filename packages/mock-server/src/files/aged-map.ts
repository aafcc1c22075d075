/**
 * A map that finds what was put in first at the same small price however much was put in and taken out before. Whoever
 * begins at the front of a `Map` walks past all that has been taken out there, and in a full one that is half of it.
 */
export class AgedMap<K, V> extends Map<K, V> {
  /** Stands behind the oldest: what it has passed has gone, or is the oldest. */
  #walk: Iterator<K> | undefined;
  #oldest: { readonly key: K } | undefined;
  /** How much was taken out since the walk began. */
  #gone = 0;

  /** What was put in first of all that is here; undefined when nothing is. */
  get oldest(): V | undefined {
    if (!this.#oldest) {
      this.#walk ??= this.keys();
      const { done, value } = this.#walk.next();
      if (done) this.#walk = undefined;
      else this.#oldest = { key: value };
    }
    return this.#oldest && this.get(this.#oldest.key);
  }

  override delete(key: K): boolean {
    if (this.#oldest?.key === key) this.#oldest = undefined;
    const wasHere = super.delete(key);
    // An iterator that stands still holds on to all that was taken out since it last moved.
    if (wasHere && ++this.#gone > this.size) this.#beginAnew();
    return wasHere;
  }

  override clear(): void {
    super.clear();
    this.#beginAnew();
  }

  #beginAnew(): void {
    this.#walk = undefined;
    this.#oldest = undefined;
    this.#gone = 0;
  }
}
