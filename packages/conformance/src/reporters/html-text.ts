import { escapeUTF8 } from "entities";

/** Whatever a subject said is text, and nothing else. */
export function text(words: string): string {
  return escapeUTF8(words);
}
