import { type PictureFacts, type PictureFormat, probePicture, sniffFormat } from "@graycard/core";
import { sha256OfBytes } from "#platform/hash";
import { BytesMark } from "../sources/bytes-mark.js";

/** What is worth telling of a picture that was sent, once its bytes are gone. */
export interface SourceFacts {
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
  /** What the first bytes say it is, whole or not. */
  readonly format: PictureFormat | undefined;
  /** Undefined when it is no picture, or not a whole one. */
  readonly picture: PictureFacts | undefined;
}

/**
 * What is noted of a picture that was sent. Nothing is worked out before somebody asks, or before the bytes leave
 * memory: whoever keeps them says when, with {@link settle}, and the note holds on to them no longer.
 */
export class SourceNote {
  readonly bytes: number;
  #held: Uint8Array | undefined;
  #facts: SourceFacts | undefined;
  #twin: SourceNote | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes.byteLength;
    this.#held = bytes;
  }

  get facts(): SourceFacts {
    this.#facts ??= this.#twin?.facts ?? factsOf(this.#held ?? new Uint8Array(0));
    return this.#facts;
  }

  /**
   * Works out what may still be asked for, and lets the bytes go.
   *
   * @param sha256 of the bytes in hex, where it was worked out beside the event loop
   */
  settle(sha256?: string): void {
    if (this.#twin) return;
    this.#facts ??= factsOf(this.#held ?? new Uint8Array(0), sha256);
    this.#held = undefined;
  }

  /** Lets the bytes go: they were found to be those of another note. */
  follow(other: SourceNote): void {
    this.#twin = other;
    this.#held = undefined;
  }
}

const notes = new BytesMark<SourceNote>();

/** Makes a note known by the bytes it is about, while those are there. */
export function rememberNote(bytes: Uint8Array, note: SourceNote): void {
  notes.set(bytes, note);
}

/** The note of bytes that somebody keeps, or one of bytes that go with their request: that is settled. */
export function noteOf(bytes: Uint8Array): SourceNote {
  const known = notes.get(bytes);
  if (known) return known;
  const note = new SourceNote(bytes);
  note.settle();
  return note;
}

function factsOf(bytes: Uint8Array, sha256 = sha256OfBytes(bytes)): SourceFacts {
  const probe = probePicture(bytes);
  return {
    bytes: bytes.byteLength,
    sha256,
    format: sniffFormat(bytes),
    picture: probe.ok ? probe.facts : undefined,
  };
}
