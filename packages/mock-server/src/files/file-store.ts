/** Reads one of a folder's files by its exact name, or says that there is none. */
export interface FileFolder {
  read(name: string): Promise<Uint8Array | undefined>;
  names(): Promise<readonly string[]>;
}

/** A picture, and how long its download takes on the session's clock, in milliseconds. */
export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly downloadMs: number;
}

/** How a picture that was put into a mock is met by those who name it. */
export interface PutOptions {
  /** How long the download of the picture takes, in milliseconds on the session's clock; no time unless said. */
  readonly downloadMs?: number;
}

/**
 * The pictures that an `image_url` can name. A URL stands for the file with the name of its last path segment,
 * whatever its scheme and host: nothing is fetched for it.
 */
export class FileStore {
  readonly #own = new Map<string, StoredFile>();
  readonly #behind: FileFolder | FileStore | undefined;

  constructor(behind?: FileFolder | FileStore) {
    this.#behind = behind;
  }

  /** A store that sees these files too, and keeps its own to itself. */
  fork(): FileStore {
    return new FileStore(this);
  }

  /**
   * Puts a picture under a name, in the place of whatever had it.
   *
   * @throws {RangeError} when `downloadMs` is no time
   * @example
   * session.files.put("slow.jpg", bytes, { downloadMs: 12_000 });
   */
  put(name: string, bytes: Uint8Array, { downloadMs = 0 }: PutOptions = {}): void {
    if (!(downloadMs >= 0 && Number.isFinite(downloadMs))) {
      throw new RangeError(`downloadMs must be 0 or a number of milliseconds; for "${name}" it is ${downloadMs}.`);
    }
    this.#own.set(name, { bytes, downloadMs });
  }

  /** The files of this store alone. */
  own(): ReadonlyMap<string, StoredFile> {
    return this.#own;
  }

  /** Takes one of this store's own files away; what it stood in front of is seen again. */
  remove(name: string): void {
    this.#own.delete(name);
  }

  /** Takes all of this store's own files away. */
  clear(): void {
    this.#own.clear();
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    return (await this.find(name))?.bytes;
  }

  /** The file of a name. */
  async find(name: string): Promise<StoredFile | undefined> {
    const own = this.#own.get(name);
    if (own || !this.#behind) return own;
    if (this.#behind instanceof FileStore) return this.#behind.find(name);
    const bytes = await this.#behind.read(name);
    return bytes && { bytes, downloadMs: 0 };
  }

  async names(): Promise<readonly string[]> {
    return [...new Set([...this.#own.keys(), ...((await this.#behind?.names()) ?? [])])].sort();
  }

  /** The file a URL stands for. */
  async resolve(url: URL): Promise<StoredFile | undefined> {
    const segment = url.pathname.split("/").at(-1) ?? "";
    const name = decode(segment);
    return name === "" ? undefined : this.find(name);
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
