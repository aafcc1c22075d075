import { rememberNote } from "../journal/source-note.js";
import type { Guess } from "../pipeline/body/guess.js";
import { isPlain } from "../pipeline/body/split-parts.js";
import type { Blob } from "./blob.js";
import { BytesMark } from "./bytes-mark.js";

/** How many places are remembered; a test suite sends a handful of pictures. */
const mostPlaces = 64;

/**
 * Tests send the same picture again and again. What came last at a place, such as a field of a body of some length, is
 * guessed to come there once more: a picture that does is known by the time it has come, and nothing of it was copied.
 *
 * Who guesses is a user of the bytes until the guess turns out wrong, or what came is kept or given back; meanwhile they
 * stay in memory.
 */
export class ReturningPictures {
  readonly #last = new Map<string, Blob>();
  /** The place that stands last. */
  #newest = "";
  /** Where bytes came that nobody has kept yet. */
  readonly #places = new BytesMark<string>();
  /** Whose bytes they are that came as they were guessed. */
  readonly #known = new BytesMark<Blob>();
  readonly #release: (blob: Blob) => void;

  /** @param release lets go of a blob on behalf of one of its users */
  constructor(release: (blob: Blob) => void) {
    this.#release = release;
  }

  /** What is likely to come at a place; undefined where nothing came there yet, or it is not at hand any more. */
  guess(place: string): Guess | undefined {
    // What came may have been found to be the same as something else that had.
    const blob = this.#last.get(place)?.canonical;
    const bytes = blob?.bytes;
    if (!blob || !bytes) {
      this.#last.delete(place);
      return undefined;
    }
    blob.users++;
    blob.pins++;
    return {
      bytes,
      isPlain: blob.isPlain === true,
      confirm: () => {
        // Looked at once it is known to return: most pictures come once.
        blob.isPlain ??= isPlain(bytes);
        // A name of its own, as each upload is given back by itself.
        const came = bytes.subarray();
        this.#known.set(came, blob);
        rememberNote(came, blob.note);
        return came;
      },
      drop: () => this.#unpin(blob),
    };
  }

  /** Says where bytes came, for when they are kept. */
  cameAt(place: string, bytes: Uint8Array): void {
    this.#places.set(bytes, place);
  }

  /** The blob whose user it is that bytes came as guessed; from now on that is who keeps them. */
  take(came: Uint8Array): Blob | undefined {
    const blob = this.#known.get(came);
    if (!blob) return undefined;
    this.#known.delete(came);
    blob.pins--;
    return blob;
  }

  /** Gives bytes back that came as guessed, and are not kept; false for any others. */
  giveBack(came: Uint8Array): boolean {
    const blob = this.#known.get(came);
    if (!blob) return false;
    this.#known.delete(came);
    this.#unpin(blob);
    return true;
  }

  /** What came was kept, as this. */
  keptAs(came: Uint8Array, blob: Blob): void {
    const place = this.#places.get(came);
    if (place === undefined) return;
    // The same picture at the same place, over and over, stays where it is: at the end.
    if (place !== this.#newest) this.#last.delete(place);
    this.#newest = place;
    this.#last.set(place, blob);
    if (this.#last.size <= mostPlaces) return;
    const [oldest = ""] = this.#last.keys();
    this.#last.delete(oldest);
  }

  #unpin(blob: Blob): void {
    blob.pins--;
    this.#release(blob);
  }
}
