/** Bytes that are at hand, and that what comes is likely to be. They stay what they are until one of these is called. */
export interface Guess {
  readonly bytes: Uint8Array;
  /** Whether they are known to be free of what a boundary begins with: then nobody has to look for one in them. */
  readonly isPlain: boolean;
  /** All of it came: gives the bytes as if they had been collected, to be given back like those. */
  confirm(): Uint8Array;
  /** Something else came, or nobody wants to know any more. */
  drop(): void;
}
