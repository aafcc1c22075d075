import { fromBase64, toBase64 } from "#platform/bytes";
import { sha256OfBytes } from "#platform/hash";
import { SnapshotError } from "./snapshot-error.js";

/** Collects the pictures of a session: each once, however often it is used. */
export class PictureWriter {
  readonly #pictures = new Map<string, string>();

  /** Takes a picture in, and gives what stands for it. */
  add(bytes: Uint8Array, sha256 = sha256OfBytes(bytes)): string {
    if (!this.#pictures.has(sha256)) this.#pictures.set(sha256, toBase64(bytes));
    return sha256;
  }

  get pictures(): Record<string, string> {
    return Object.fromEntries(this.#pictures);
  }
}

/** Gives the pictures of a saved session back. */
export class PictureReader {
  readonly #texts: Readonly<Record<string, string>>;
  readonly #bytes = new Map<string, Uint8Array>();

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = texts;
  }

  /** @throws {SnapshotError} when the picture is missing, or not the one that was saved */
  read(sha256: string): Uint8Array {
    const known = this.#bytes.get(sha256);
    if (known) return known;
    // The name is whatever a saved session says: what every object has, such as `constructor`, is no picture.
    const text: unknown = this.#texts[sha256];
    const bytes = fromBase64(typeof text === "string" ? text : "");
    if (sha256OfBytes(bytes) !== sha256) {
      throw new SnapshotError(
        `The picture ${sha256} of the saved session is missing or damaged: save the session again.`,
      );
    }
    this.#bytes.set(sha256, bytes);
    return bytes;
  }
}
