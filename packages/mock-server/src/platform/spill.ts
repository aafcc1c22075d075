/** A file that bytes can be put aside in. It has no name that outlives the process, and nobody else can read it. */
export interface SpillFile {
  /** Writes the parts one after the other; resolves with where the first of them begins. */
  append(parts: readonly Uint8Array[]): Promise<number>;
  read(at: number, length: number): Promise<Uint8Array>;
  /** Gives the room back, once what is being written or read has been. */
  close(): Promise<void>;
}

/** Room outside of memory; behind `#platform/spill`. */
export interface Spill {
  /** Opens a new file in a temporary folder of its own; undefined where there is no disk. */
  openSpillFile(): Promise<SpillFile | undefined>;
  /** How many bytes are free where spill files are; 0 where there is no disk. */
  freeSpillBytes(): Promise<number>;
}
