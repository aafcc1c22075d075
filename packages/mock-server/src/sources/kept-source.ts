import type { SourceNote } from "../journal/source-note.js";

/** The bytes of a picture that a task may still need: in memory, or put aside where they can be read again. */
export interface KeptSource {
  /** In bytes. */
  readonly length: number;
  /** The first bytes, enough to tell the format of a picture. */
  readonly head: Uint8Array;
  /** What may be told of it, also when it is gone: worked out before its bytes leave memory. */
  readonly note: SourceNote;
  /**
   * All of the bytes. They are not to be written to.
   *
   * @throws {SourceGoneError} when the source was released
   */
  read(): Promise<Uint8Array>;
  /** SHA-256 as lower-case hex; worked out when it is first asked for. */
  sha256(): Promise<string>;
  /** Gives the room back. What is being read is read to its end. */
  release(): void;
}
