import type { SpillFile } from "../platform/spill.js";

/** One file of sources put aside. It goes when the last of them does. */
export class Segment {
  /** In bytes, whether or not they are still asked for. */
  size = 0;
  readonly #file: SpillFile;
  readonly #onEmpty: (segment: Segment) => void;
  #live = 0;
  #full = false;
  #closed = false;

  constructor(file: SpillFile, onEmpty: (segment: Segment) => void) {
    this.#file = file;
    this.#onEmpty = onEmpty;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Puts sources aside; resolves with where the first of them begins. */
  async append(parts: readonly Uint8Array[]): Promise<number> {
    this.#live += parts.length;
    this.size += parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return this.#file.append(parts);
  }

  read(at: number, length: number): Promise<Uint8Array> {
    return this.#file.read(at, length);
  }

  /** One of the sources is no longer needed. */
  forget(): void {
    this.#live--;
    this.#tidy();
  }

  /** Nothing more will be put aside here. */
  finish(): void {
    this.#full = true;
    this.#tidy();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#file.close();
  }

  #tidy(): void {
    if (this.#full && this.#live === 0 && !this.#closed) this.#onEmpty(this);
  }
}
