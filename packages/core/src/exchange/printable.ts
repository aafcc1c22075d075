/** What moves the cursor, begins a new line, or turns the direction of the text around. */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name or a sentence of somebody else's as it may go to a terminal: in one line, and as nothing but text.
 *
 * @example
 * printable("a\u0007b"); // "a\\x07b"
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, "0")}`;
  });
}
