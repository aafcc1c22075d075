import { textOfUtf8 } from "#platform/bytes";
import { MalformedBodyError } from "./body-errors.js";
import { Collected } from "./collected.js";
import type { Memory } from "./incoming.js";
import { checkRichness } from "./json-richness.js";

/** Takes the chunks of a text as they come. */
export interface TextReader {
  write(chunk: Uint8Array): void;
  /** The text; throws {@link MalformedBodyError} when it is not UTF-8. */
  end(): string;
  /** Gives back the memory of what came, when nobody wants it any more. */
  drop(): void;
}

/** Collects the chunks of a body and decodes them as UTF-8, at once: most bodies of this kind are one chunk. */
export function textReader({
  expectedBytes,
  memory,
}: {
  readonly expectedBytes: number;
  readonly memory: Memory;
}): TextReader {
  const collected = new Collected(expectedBytes, memory);
  return {
    write: (chunk) => collected.add(chunk),
    end: () => {
      const bytes = collected.whole();
      try {
        return decode(bytes);
      } finally {
        memory.giveBack(bytes);
      }
    },
    drop: () => collected.clear(),
  };
}

function decode(bytes: Uint8Array): string {
  const text = textOfUtf8(bytes);
  if (text === undefined) throw new MalformedBodyError("the body is not UTF-8 text");
  return text;
}

/** The fields of a body that is JSON, or a form unless it begins like JSON; an empty one has none. */
export function textFields(text: string, form: "json" | "form" | "json-or-form"): Record<string, unknown> {
  if (text.trim() === "") return {};
  const isForm = form === "form" || (form === "json-or-form" && !/^\s*[{[]/.test(text));
  return isForm ? formFields(text) : jsonFields(text);
}

function jsonFields(text: string): Record<string, unknown> {
  checkRichness(text);
  const value = parsed(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new MalformedBodyError("the body is not a JSON object", whatItIs(value));
}

function whatItIs(value: unknown): string {
  if (value === undefined) return "its JSON is cut off, or a quote, a comma or a bracket is missing or too many";
  return Array.isArray(value) ? "it is JSON of a list" : "it is JSON of a single value";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** More fields than any form of these vendors has. */
const mostFields = 1000;

/** The fields of a urlencoded body; a field sent twice counts as it came last. */
function formFields(text: string): Record<string, unknown> {
  let fields = 1;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) {
    if (++fields > mostFields) throw new MalformedBodyError(`the form has more than ${mostFields} fields`);
  }
  return Object.fromEntries(new URLSearchParams(text));
}
