import { statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Reads one of a folder's files by its exact name, or says that there is none. */
export interface FileFolder {
  read(name: string): Promise<Uint8Array | undefined>;
  names(): Promise<readonly string[]>;
}

/**
 * A folder on disk. A name is looked up among the folder's entries, so it can never lead out of it.
 *
 * @throws {RangeError} when there is no such folder
 */
export function diskFolder(path: string): FileFolder {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new RangeError(`There is no folder ${path}.`);
  const names = async () => {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };
  return {
    names,
    async read(name) {
      return (await names()).includes(name) ? new Uint8Array(await readFile(join(path, name))) : undefined;
    },
  };
}

/**
 * The pictures that an `image_url` can name. A URL stands for the file with the name of its last path segment,
 * whatever its scheme and host: nothing is ever fetched from there.
 */
export class FileStore {
  readonly #own = new Map<string, Uint8Array>();
  readonly #behind: FileFolder | FileStore | undefined;

  constructor(behind?: FileFolder | FileStore) {
    this.#behind = behind;
  }

  /** A store that sees these files too, and keeps its own to itself. */
  fork(): FileStore {
    return new FileStore(this);
  }

  put(name: string, bytes: Uint8Array): void {
    this.#own.set(name, bytes);
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    return this.#own.get(name) ?? this.#behind?.read(name);
  }

  async names(): Promise<readonly string[]> {
    return [...new Set([...this.#own.keys(), ...((await this.#behind?.names()) ?? [])])].sort();
  }

  /** The file a URL stands for. */
  async resolve(url: URL): Promise<Uint8Array | undefined> {
    const segment = url.pathname.split("/").at(-1) ?? "";
    const name = decode(segment);
    return name === "" ? undefined : this.read(name);
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
