import type { Transport } from "./transport.js";

/** A file of the machine, opened so that its bytes are read when they are sent. */
export interface OpenedFile {
  readonly blob: Blob;
  readonly fileName: string;
}

/** What differs between the places a client runs in. */
export interface Platform {
  /** The transport of a client that was given none. */
  transport(): Transport;
  /**
   * Opens a file by its path, or by a `file:` address.
   *
   * @throws when it cannot be read, or where there are no files
   */
  openFile(path: string | URL): Promise<OpenedFile>;
  /**
   * Writes a file so that it is whole or not there at all.
   *
   * @throws when it cannot be written, or where there are no files
   */
  saveFile(path: string | URL, bytes: Uint8Array): Promise<void>;
  /** SHA-256 in hex, without holding all of the bytes at once where that can be done. */
  sha256(blob: Blob): Promise<string>;
}
