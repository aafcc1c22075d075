import { propertyOf } from "../../contract/answer-reading.js";
import { HarError } from "../../errors/har-error.js";
import { type HarReading, type ReadHarOptions, readHar } from "./read-har.js";
import { listAt } from "./seen-entry.js";

const expected =
  "Expected exchanges as JSON: a list of them, one a line, or a document that has them under exchanges or sessions.";

/**
 * Reads exchanges that were saved as they are: a journal, the report of a run, a list, or one exchange a line. Like a
 * HAR they are believed in nothing, and redacted again.
 *
 * @throws {HarError} when there are no exchanges in it, or more than the limits
 * @example
 * const { exchanges } = readJournal(await readFile("journal.jsonl", "utf8"), { vendors });
 */
export function readJournal(text: string, options: ReadHarOptions): HarReading {
  const { maxChars = 256 * 1024 * 1024 } = options;
  if (text.length > maxChars) {
    throw new HarError(
      `The journal is too large: ${text.length} characters, of at most ${maxChars}. Save a part of it.`,
    );
  }
  const entries = exchangesIn(text.replace(/^\uFEFF/, "")).map(entryOf);
  return readHar({ log: { version: "1.2", entries } }, options);
}

function exchangesIn(text: string): readonly unknown[] {
  const whole = parsed(text);
  if (whole !== undefined) {
    const found = listIn(whole);
    if (found) return found;
    throw new HarError(`The file has no exchanges in it. ${expected}`);
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const each = lines.map(parsed);
  const broken = each.indexOf(undefined);
  if (lines.length === 0) throw new HarError(`The file is empty. ${expected}`);
  if (broken >= 0)
    throw new HarError(`The file cannot be read: line ${broken + 1} of ${lines.length} is no JSON. ${expected}`);
  return each;
}

/** Where tools of this house put exchanges; a line alone is an exchange. */
function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (Array.isArray(propertyOf(value, "exchanges"))) return listAt(value, "exchanges");
  if (Array.isArray(propertyOf(value, "sessions"))) {
    return listAt(value, "sessions").flatMap((session) => listAt(session, "exchanges"));
  }
  return propertyOf(value, "request") === undefined ? undefined : [value];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

/** As `toHar` writes it, but of something that may be anything. */
function entryOf(exchange: unknown) {
  const startedAt = propertyOf(exchange, "startedAt");
  const request = propertyOf(exchange, "request");
  const time = typeof startedAt === "number" && Math.abs(startedAt) < 8.64e15 ? new Date(startedAt).toISOString() : "";
  return {
    startedDateTime: time,
    time: propertyOf(exchange, "durationMs"),
    request: { method: propertyOf(request, "method"), url: propertyOf(request, "url") },
    response: { status: propertyOf(propertyOf(exchange, "response"), "status") },
    _graycard: { exchange },
  };
}
