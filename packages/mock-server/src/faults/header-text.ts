/** What every client can read in a header: visible ASCII and spaces. A runtime refuses to send some of the rest. */
export const headerText = /^[ -~]*$/;

const encoder = new TextEncoder();

/**
 * Any text as servers put it into a header: its bytes in UTF-8, one character for each, on one line.
 *
 * @example
 * asHeader("a\nb"); // "a b"
 */
export function asHeader(text: string): string {
  if (headerText.test(text)) return text;
  const bytes = encoder.encode(text);
  return Array.from(bytes, (byte) => (byte < 32 || byte === 127 ? " " : String.fromCharCode(byte))).join("");
}
