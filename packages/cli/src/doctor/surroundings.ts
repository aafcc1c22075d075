import type { AnyVendor } from "@graycard/core";

/** Everything of the machine that the doctor looks at; tests bring their own. None of it needs a network. */
export interface Surroundings {
  readonly vendors: readonly AnyVendor[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch, by the clock of this machine. */
  now(): number;
  /** Without the `v`. */
  readonly nodeVersion: string;
  /** Such as `>=20.19`. */
  readonly nodeWanted: string;
  /** The flags that Node.js itself was started with. */
  readonly nodeFlags: readonly string[];
  readonly tempFolder: string;
  /** Files whose dates tell how late it is at least; names are for people. */
  readonly datedFiles: readonly { readonly name: string; readonly path: string }[];
  readonly disk: Disk;
  /** Takes a port of this machine and lets go of it; gives the system's name for why not, such as `EADDRINUSE`. */
  tryPort(port: number): Promise<string | undefined>;
  /**
   * Works on one pixel with the native picture library.
   *
   * @returns its version
   */
  tryPictures(): Promise<string>;
}

/** The files of a machine. Each throws what the system says. */
export interface Disk {
  read(path: string): Promise<string>;
  /** Milliseconds since the epoch. */
  modifiedAt(path: string): Promise<number>;
  /** Writes a small file into a folder, and removes it. */
  tryWrite(folder: string): Promise<void>;
  freeBytes(folder: string): Promise<number>;
}
