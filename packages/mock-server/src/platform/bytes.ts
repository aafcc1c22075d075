/** What is done to bytes so often that a runtime's own way is worth having; behind `#platform/bytes`. */
export interface Bytes {
  /** The text that bytes are in UTF-8, without a byte order mark; undefined where they are none. */
  textOfUtf8(bytes: Uint8Array): string | undefined;
  /** How many bytes a text has as UTF-8. */
  utf8Length(text: string): number;
  /** Bytes as base64 text, on one line. */
  toBase64(bytes: Uint8Array): string;
  /** The bytes of base64 text that has been checked: its alphabet, with or without padding. */
  fromBase64(text: string): Uint8Array;
  /** Writes the same into `target`, as much as fits; gives how many bytes it wrote. */
  fromBase64Into(text: string, target: Uint8Array): number;
  /** Where `needle` first stands in `bytes` at or after a place; -1 where it does not. */
  indexOfBytes(bytes: Uint8Array, needle: Uint8Array, from: number): number;
  /** Whether the same `length` bytes stand in `a` and `b`, each at a place that has as many behind it. */
  sameAt(a: Uint8Array, aFrom: number, b: Uint8Array, bFrom: number, length: number): boolean;
}
