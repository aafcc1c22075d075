import type { SourceNote } from "../journal/source-note.js";
import type { Blob } from "./blob.js";
import type { KeptSource } from "./kept-source.js";
import { SourceGoneError } from "./source-gone-error.js";

/** One user of bytes that it may share with others. */
export class BlobSource implements KeptSource {
  readonly length: number;
  #blob: Blob;
  #released = false;
  readonly #onRelease: (blob: Blob) => void;

  constructor(blob: Blob, onRelease: (blob: Blob) => void) {
    this.length = blob.length;
    this.#blob = blob;
    this.#onRelease = onRelease;
  }

  get head(): Uint8Array {
    return this.#shared().head;
  }

  get note(): SourceNote {
    return this.#shared().note;
  }

  async read(): Promise<Uint8Array> {
    if (this.#released) throw new SourceGoneError();
    return this.#shared().read();
  }

  async sha256(): Promise<string> {
    return this.#shared().sha256();
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#onRelease(this.#shared());
  }

  #shared(): Blob {
    this.#blob = this.#blob.canonical;
    return this.#blob;
  }
}
