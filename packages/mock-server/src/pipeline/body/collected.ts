import { joined } from "./joined.js";

/** As many chunks are kept as they come, however small: most bodies have fewer. */
const fewChunks = 64;
const blockBytes = 64 * 1024;

/**
 * Bytes that come in chunks and are wanted as one. A chunk on its own costs far more than the byte it may hold, so
 * those of somebody who sends byte by byte are put together as they come.
 */
export class Collected {
  readonly #chunks: Uint8Array[] = [];
  /** What small chunks are copied into, up to `#used`. */
  #block: Uint8Array | undefined;
  #used = 0;

  add(chunk: Uint8Array): void {
    if (!this.#block || chunk.byteLength > blockBytes - this.#used) {
      this.#seal();
      if (this.#chunks.length < fewChunks || chunk.byteLength > blockBytes / 2) {
        this.#chunks.push(chunk);
        return;
      }
      this.#block = new Uint8Array(blockBytes);
    }
    this.#block.set(chunk, this.#used);
    this.#used += chunk.byteLength;
  }

  clear(): void {
    this.#chunks.length = 0;
    this.#block = undefined;
    this.#used = 0;
  }

  /** One array of exactly these bytes. */
  whole(): Uint8Array {
    this.#seal();
    return joined(this.#chunks);
  }

  #seal(): void {
    if (this.#block) this.#chunks.push(this.#block.subarray(0, this.#used));
    this.#block = undefined;
    this.#used = 0;
  }
}
