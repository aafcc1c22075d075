import { MalformedBodyError } from "./body-errors.js";

/** No body of these vendors is nested as deep; one that is would exhaust the stack of whoever walks through it. */
const deepest = 64;

/** More fields and items than any body of these vendors has, all levels taken together. */
const mostValues = 10_000;

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;

/**
 * Refuses JSON that would take long to parse, or be too much once it is parsed. It is looked at before, mark by mark
 * and without its texts: whether it is JSON at all is for the parser to say.
 *
 * @throws {MalformedBodyError} when it is nested too deep or has too many values
 */
export function checkRichness(text: string): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    if (mark === quote) at = endOfText(text, at);
    else if (mark === comma) values++;
    else if (isOpening(mark)) {
      depth++;
      values++;
    } else if (isClosing(mark)) depth--;
    if (depth > deepest) throw new MalformedBodyError(`the JSON is nested deeper than ${deepest} levels`);
    if (values > mostValues) throw new MalformedBodyError(`the JSON has more than ${mostValues} values`);
  }
}

/** `[` or `{`; they differ in one bit only, as do their counterparts. */
function isOpening(mark: number): boolean {
  return (mark | 0x20) === 0x7b;
}

function isClosing(mark: number): boolean {
  return (mark | 0x20) === 0x7d;
}

/** Where the text ends that begins with the quote at `from`; the end of all where nothing ends it. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((at - before) % 2 === 1) return at;
  }
  return text.length;
}
