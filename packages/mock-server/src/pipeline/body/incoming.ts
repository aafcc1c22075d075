import type { Guess } from "./guess.js";

/** Where memory for bytes comes from, and goes back to. */
export interface Memory {
  take(length: number): Uint8Array;
  /** The first so many of bytes that were taken, which stand for all of them from now on. */
  cut(bytes: Uint8Array, length: number): Uint8Array;
  giveBack(bytes: Uint8Array): void;
}

/** Memory for what comes, with a memory of what came before. */
export interface Incoming extends Memory {
  /** What is likely to come at a place, if anything is. */
  guess(place: string): Guess | undefined;
  /** Says what came at a place, guessed or not. */
  cameAt(place: string, bytes: Uint8Array): void;
}
