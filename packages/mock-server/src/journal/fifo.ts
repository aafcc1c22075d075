/** How many items stand together: what is taken away leaves memory this many at a time. */
const perBlock = 256;

/** A list that grows at its end and shrinks at its beginning, both at the same small price however long it is. */
export class Fifo<T> {
  #blocks: T[][] = [];
  /** Where the first item that is still here stands in the first block. */
  #first = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    const last = this.#blocks[this.#blocks.length - 1];
    if (last && last.length < perBlock) last.push(item);
    else this.#blocks.push([item]);
    this.#length++;
  }

  /** Takes the first item away. */
  shift(): T | undefined {
    const block = this.#blocks[0];
    if (!block || this.#length === 0) return undefined;
    const item = block[this.#first++];
    this.#length--;
    if (this.#first === block.length) {
      this.#blocks.shift();
      this.#first = 0;
    }
    return item;
  }

  /** All items, first to last. */
  *[Symbol.iterator](): Iterator<T> {
    let skip = this.#first;
    for (const block of this.#blocks) {
      for (let at = skip; at < block.length; at++) yield block[at] as T;
      skip = 0;
    }
  }

  clear(): void {
    this.#blocks = [];
    this.#first = 0;
    this.#length = 0;
  }
}
