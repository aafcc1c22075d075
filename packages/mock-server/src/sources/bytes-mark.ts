/**
 * What is known of bytes, told by the bytes themselves for as long as they are there. A `WeakMap` would do the same; but
 * every upload comes by several times, and the collector goes through all such a map has whenever it looks for what is
 * new.
 */
export class BytesMark<T> {
  readonly #name = Symbol("mark");

  get(bytes: Uint8Array): T | undefined {
    return (bytes as Marked<T>)[this.#name];
  }

  has(bytes: Uint8Array): boolean {
    return this.get(bytes) !== undefined;
  }

  set(bytes: Uint8Array, value: T): void {
    (bytes as Marked<T>)[this.#name] = value;
  }

  delete(bytes: Uint8Array): void {
    if (this.has(bytes)) (bytes as Marked<T>)[this.#name] = undefined;
  }
}

type Marked<T> = Uint8Array & Record<symbol, T | undefined>;
