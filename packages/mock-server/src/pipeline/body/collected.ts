import { sameAt } from "#platform/bytes";
import type { Guess } from "./guess.js";
import type { Memory } from "./incoming.js";
import { joined } from "./joined.js";
import { undecidedAtEnd } from "./split-parts.js";

/** Memory that nobody has to give back. */
const plainMemory: Memory = {
  take: (length) => new Uint8Array(length),
  cut: (bytes, length) => bytes.subarray(0, length),
  giveBack: () => {},
};

/** As many chunks are kept as they come, however small: most bodies have fewer. */
const fewChunks = 64;
const blockBytes = 64 * 1024;

/** From this size on bytes go straight to where they stay, if one knows how many will come. */
const placedFromBytes = 256 * 1024;

/**
 * Bytes that come in chunks and are wanted as one. A chunk on its own costs far more than the byte it may hold, so
 * those of somebody who sends byte by byte are put together as they come. Many bytes whose number is known beforehand
 * are put in their place as they come, so that they are never held twice.
 */
export class Collected {
  readonly #expectedBytes: number;
  readonly #memory: Memory;
  readonly #chunks: Uint8Array[] = [];
  /** What small chunks are copied into, up to `#used`. */
  #block: Uint8Array | undefined;
  #used = 0;

  /** Where all of them are put in their place, up to `#placedBytes`. */
  #place: Uint8Array | undefined;
  #placedBytes = 0;
  #bytes = 0;

  /** What all of it is likely to be, while what came is the beginning of that: nothing is kept of it then. */
  #guess: Guess | undefined;

  /**
   * @param expectedBytes how many are going to come at most, as far as one can say; nothing unless said
   * @param guess what they are likely to be
   */
  constructor(expectedBytes = 0, memory = plainMemory, guess?: Guess) {
    this.#expectedBytes = expectedBytes;
    this.#memory = memory;
    this.#guess = guess;
  }

  /**
   * Takes bytes from a place on, as far as they are as guessed and known to hold no boundary; gives how many.
   *
   * @param most how many may be taken
   */
  skim(bytes: Uint8Array, from: number, most: number): number {
    const guess = this.#guess;
    if (!guess?.isPlain) return 0;
    const length = Math.min(bytes.byteLength - from, guess.bytes.byteLength - this.#bytes, most);
    if (length <= 0 || !sameAt(guess.bytes, this.#bytes, bytes, from, length)) return 0;
    const taken = length - undecidedAtEnd(bytes, from, from + length);
    this.#bytes += taken;
    return taken;
  }

  add(chunk: Uint8Array): void {
    if (this.#guess) {
      if (this.#isAsGuessed(this.#guess, chunk)) {
        this.#bytes += chunk.byteLength;
        return;
      }
      this.#guessNoMore(this.#guess);
    }
    this.#collect(chunk);
  }

  #isAsGuessed({ bytes }: Guess, chunk: Uint8Array): boolean {
    const { byteLength } = chunk;
    return this.#bytes + byteLength <= bytes.byteLength && sameAt(bytes, this.#bytes, chunk, 0, byteLength);
  }

  /** Something else came: what was the same so far is collected as if it had just come. */
  #guessNoMore(guess: Guess): void {
    this.#guess = undefined;
    const came = this.#bytes;
    this.#bytes = 0;
    // Where it has no place to go to, the piece itself would be kept, and is not ours.
    const isPlaced = came >= placedFromBytes && came <= this.#expectedBytes;
    if (came > 0) this.#collect(isPlaced ? guess.bytes.subarray(0, came) : guess.bytes.slice(0, came));
    guess.drop();
  }

  #collect(chunk: Uint8Array): void {
    this.#bytes += chunk.byteLength;
    if (this.#put(chunk)) return;
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
    this.#guess?.drop();
    this.#guess = undefined;
    this.#chunks.length = 0;
    this.#block = undefined;
    this.#used = 0;
    if (this.#place) this.#memory.giveBack(this.#place);
    this.#place = undefined;
    this.#placedBytes = 0;
    this.#bytes = 0;
  }

  /** One array of these bytes, which holds on to hardly more than them. */
  whole(): Uint8Array {
    const guess = this.#guess;
    this.#guess = undefined;
    if (guess && this.#bytes === guess.bytes.byteLength) return guess.confirm();
    if (guess) this.#guessNoMore(guess);
    this.#seal();
    const place = this.#place;
    this.#place = undefined;
    if (!place) return joined(this.#chunks, this.#memory.take(this.#bytes));
    const spare = place.byteLength - this.#placedBytes;
    if (this.#chunks.length === 0 && spare < this.#placedBytes / 16) return this.#memory.cut(place, this.#placedBytes);
    const whole = joined([place.subarray(0, this.#placedBytes), ...this.#chunks], this.#memory.take(this.#bytes));
    this.#memory.giveBack(place);
    return whole;
  }

  /** Puts a chunk in its place, if there is one. More than was expected is collected as if nothing had been. */
  #put(chunk: Uint8Array): boolean {
    if (!this.#place) {
      if (this.#bytes < placedFromBytes || this.#bytes > this.#expectedBytes || this.#placedBytes > 0) return false;
      this.#seal();
      // The system gives memory when it is written to: a number that was only claimed costs nothing.
      this.#place = this.#memory.take(this.#expectedBytes);
      for (const before of this.#chunks.splice(0)) this.#append(before);
    }
    if (this.#chunks.length > 0 || chunk.byteLength > this.#place.byteLength - this.#placedBytes) return false;
    this.#append(chunk);
    return true;
  }

  #append(chunk: Uint8Array): void {
    this.#place?.set(chunk, this.#placedBytes);
    this.#placedBytes += chunk.byteLength;
  }

  #seal(): void {
    if (this.#block) this.#chunks.push(this.#block.subarray(0, this.#used));
    this.#block = undefined;
    this.#used = 0;
  }
}
