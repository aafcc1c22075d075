import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import type { UploadBreak } from "./wire-bend.js";
import { uploadWords } from "./wire-words.js";

/** A fault stopped an upload: unless it is turned away with words, nobody is left to answer. */
export class UploadStoppedError extends CallerGoneError {
  readonly by: UploadBreak["by"];

  constructor(by: UploadBreak["by"], bytes: number) {
    super(uploadWords(by, bytes));
    this.by = by;
  }
}
