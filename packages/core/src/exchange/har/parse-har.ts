import { propertyOf } from "../../contract/answer-reading.js";
import { HarError } from "../../errors/har-error.js";

/** A HAR as it comes: its text, the bytes of its file, or what its JSON was parsed to. */
export type HarInput = string | Uint8Array | object;

/** How large a HAR may be. */
export interface HarLimits {
  /** Of the text, in characters; 256 Mi unless said. */
  readonly maxChars?: number;
  /** 100 000 unless said. */
  readonly maxEntries?: number;
}

const expected = "Expected a HAR 1.1 or 1.2 document: JSON with the requests under log.entries.";

/**
 * The entries of a HAR, whatever they are.
 *
 * @throws {HarError} when it is no JSON, no HAR, or larger than the limits; the message quotes nothing of it
 */
export function parseHar(har: HarInput, limits: HarLimits = {}): readonly unknown[] {
  const { maxChars = 256 * 1024 * 1024, maxEntries = 100_000 } = limits;
  const log = propertyOf(typeof har === "string" || har instanceof Uint8Array ? parse(har, maxChars) : har, "log");
  if (typeof log !== "object" || log === null) throw unreadable("it has no object under log");
  const version = propertyOf(log, "version");
  if (version !== undefined && version !== "" && !/^1\.\d+$/.test(String(version))) {
    throw unreadable("its log.version is not 1.1 or 1.2");
  }
  const entries = propertyOf(log, "entries");
  if (!Array.isArray(entries)) throw unreadable("it has no list under log.entries");
  if (entries.length > maxEntries) throw tooLarge(`${entries.length} entries, of at most ${maxEntries}`);
  return entries;
}

function parse(har: string | Uint8Array, maxChars: number): unknown {
  const length = typeof har === "string" ? har.length : har.byteLength;
  if (length > maxChars) throw tooLarge(`${length} characters, of at most ${maxChars}`);
  const text = (typeof har === "string" ? har : decode(har)).replace(/^\uFEFF/, "");
  if (text.trim() === "") throw unreadable("it is empty");
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's own words quote the text, which may be a secret.
    const at = /position (\d+)/.exec(String(error))?.[1];
    throw unreadable(`it is no whole JSON${at === undefined ? "" : `, at character ${at}`}`);
  }
}

/** UTF-8, unless the file begins with the mark of UTF-16, as shells of Windows write it. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  return new TextDecoder(first === 0xfe && second === 0xff ? "utf-16be" : "utf-8").decode(bytes);
}

function unreadable(problem: string): HarError {
  return new HarError(`The HAR cannot be read: ${problem}. ${expected} Export it again, with its contents.`);
}

function tooLarge(size: string): HarError {
  return new HarError(
    `The HAR is too large: ${size}. Export only the requests to the vendors, or raise maxChars or maxEntries.`,
  );
}
