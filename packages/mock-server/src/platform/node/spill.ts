import fs, { rmSync } from "node:fs";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Spill, SpillFile } from "../spill.js";

// Plain descriptors: a file handle that nobody closed, because nobody closed the mock, is a warning and later an error.
const [open, close, read, writev] = [promisify(fs.open), promisify(fs.close), promisify(fs.read), promisify(fs.writev)];

/** Closes the files of mocks that were dropped without being closed. */
const forgotten = new FinalizationRegistry((fd: number) => fs.close(fd));

/**
 * The folder loses its name as soon as its file is open, so that nothing is left however the process ends. A system
 * that does not let go of the name of an open file loses it when the file is closed, at the latest at the end.
 */
export const openSpillFile: Spill["openSpillFile"] = async () => {
  const folder = await mkdtemp(join(tmpdir(), "graycard-"));
  removeAtExit(folder);
  try {
    const fd = await open(join(folder, "sources"), "wx+", 0o600);
    await remove(folder);
    return new DiskFile(fd, folder);
  } catch (error) {
    await remove(folder);
    throw error;
  }
};

export const freeSpillBytes: Spill["freeSpillBytes"] = async () => {
  const { bavail, bsize } = await statfs(tmpdir());
  return bavail * bsize;
};

class DiskFile implements SpillFile {
  readonly #fd: number;
  readonly #folder: string;
  readonly #atWork = new Set<Promise<unknown>>();
  #size = 0;

  constructor(fd: number, folder: string) {
    this.#fd = fd;
    this.#folder = folder;
    forgotten.register(this, fd, this);
  }

  append(parts: readonly Uint8Array[]): Promise<number> {
    return this.#work(async () => {
      const from = this.#size;
      let at = from;
      let left = parts;
      while (left.length > 0) {
        const { bytesWritten } = await writev(this.#fd, [...left], at);
        at += bytesWritten;
        left = after(left, bytesWritten);
      }
      this.#size = at;
      return from;
    });
  }

  read(at: number, length: number): Promise<Uint8Array> {
    return this.#work(async () => {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const { bytesRead } = await read(this.#fd, bytes, done, length - done, at + done);
        if (bytesRead === 0)
          throw new Error(`A spill file ended after ${at + done} bytes; ${at + length} were put there.`);
        done += bytesRead;
      }
      return bytes;
    });
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#atWork);
    forgotten.unregister(this);
    await close(this.#fd);
    await remove(this.#folder);
  }

  #work<T>(act: () => Promise<T>): Promise<T> {
    const work = act();
    this.#atWork.add(work);
    const done = () => this.#atWork.delete(work);
    work.then(done, done);
    return work;
  }
}

/** What is left of the parts when so many of their bytes have been written. */
function after(parts: readonly Uint8Array[], written: number): readonly Uint8Array[] {
  let [at, left] = [0, written];
  for (let part = parts[at]; part !== undefined && left >= part.byteLength; part = parts[++at]) left -= part.byteLength;
  const [first, ...rest] = parts.slice(at);
  return first === undefined ? [] : [first.subarray(left), ...rest];
}

const folders = new Set<string>();

async function remove(folder: string): Promise<void> {
  if (!folders.has(folder)) return;
  try {
    await rm(folder, { recursive: true, force: true });
  } catch {
    // Not allowed while the file is open: its closing, or the end of the process, tries again.
    return;
  }
  folders.delete(folder);
  if (folders.size === 0) process.off("exit", removeAll);
}

function removeAtExit(folder: string): void {
  if (folders.size === 0) process.on("exit", removeAll);
  folders.add(folder);
}

function removeAll(): void {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // The process ends; there is nobody left to tell.
    }
  }
}
