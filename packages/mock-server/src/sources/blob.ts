import { sha256OfBytes } from "#platform/hash";
import { SourceNote } from "../journal/source-note.js";
import type { Segment } from "./segment.js";
import type { SlabPool } from "./slab-pool.js";
import { SourceGoneError } from "./source-gone-error.js";

/** How many of the first bytes stay in memory: all that any format's mark needs. */
const headBytes = 32;

/** From this size on a digest is worked out beside the event loop, which it would hold up. */
const besideFromBytes = 64 * 1024;

/** The bytes of one or several sources, in memory or on disk. */
export class Blob {
  readonly length: number;
  /** How many sources are these bytes. */
  users = 1;
  /** How many of them need the bytes to stay where they are, because what comes is compared with them. */
  pins = 0;
  /** Which samples of the bytes it was found to have, once that was looked at. */
  print: number | undefined;
  /** Whether no boundary of a multipart body can be in the bytes, once that was looked at. */
  isPlain: boolean | undefined;
  readonly note: SourceNote;
  #sameAs: Blob | undefined;
  #bytes: Uint8Array | undefined;
  #head: Uint8Array | undefined;
  #segment: Segment | undefined;
  #at = 0;
  #sha256: Promise<string> | undefined;
  readonly #memory: SlabPool;

  /** @param bytes taken from `memory`, which gets them back when they are put aside or let go */
  constructor(bytes: Uint8Array, memory: SlabPool) {
    this.#memory = memory;
    this.length = bytes.byteLength;
    this.#bytes = bytes;
    this.note = new SourceNote(bytes);
  }

  /** The bytes, while they are in memory. */
  get bytes(): Uint8Array | undefined {
    return this.#bytes;
  }

  get head(): Uint8Array {
    return this.#head ?? this.#bytes?.slice(0, headBytes) ?? new Uint8Array(0);
  }

  async read(): Promise<Uint8Array> {
    // A copy: the place may be another picture's before this one has been looked at.
    if (this.#bytes) return this.#bytes.slice();
    if (!this.#segment || this.#segment.closed) throw new SourceGoneError();
    return this.#segment.read(this.#at, this.length);
  }

  sha256(): Promise<string> {
    this.#sha256 ??= this.read().then(digestOf);
    return this.#sha256;
  }

  /** The bytes that these were found to be the same as, else these. */
  get canonical(): Blob {
    if (!this.#sameAs) return this;
    this.#sameAs = this.#sameAs.canonical;
    return this.#sameAs;
  }

  /** Whoever is these bytes is from now on those of another, which are the same. */
  mergeInto(other: Blob): void {
    other.users += this.users;
    this.#sameAs = other;
    this.note.follow(other.note);
    this.#leave();
  }

  /** Works out what may still be told of the bytes once they have left memory. */
  async settleNote(): Promise<void> {
    const bytes = this.#bytes;
    if (bytes === undefined || bytes.byteLength < besideFromBytes) this.note.settle();
    else this.note.settle(await digestOf(bytes));
  }

  /** From now on the bytes are in a file. */
  putAside(segment: Segment, at: number): void {
    this.#head = this.head;
    this.note.settle();
    this.#leave();
    this.#segment = segment;
    this.#at = at;
  }

  /** Nobody needs them any more. */
  letGo(): void {
    const bytes = this.#bytes;
    if (bytes) void this.settleNote().finally(() => this.#memory.giveBack(bytes));
    this.#bytes = undefined;
    this.#segment?.forget();
    this.#segment = undefined;
  }

  #leave(): void {
    if (this.#bytes) this.#memory.giveBack(this.#bytes);
    this.#bytes = undefined;
  }
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  // A page that came over plain HTTP has no such thing.
  if (!globalThis.crypto?.subtle) return sha256OfBytes(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
