import { MalformedBodyError } from "./body-errors.js";
import { joined } from "./joined.js";

/** Takes the chunks of a text as they come. */
export interface TextReader {
  write(chunk: Uint8Array): void;
  /** The text; throws {@link MalformedBodyError} when it is not UTF-8. */
  end(): string;
}

/** Collects the chunks of a body and decodes them as UTF-8, at once: most bodies of this kind are one chunk. */
export function textReader(): TextReader {
  const chunks: Uint8Array[] = [];
  return {
    write: (chunk) => {
      chunks.push(chunk);
    },
    end: () => decode(joined(chunks)),
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new MalformedBodyError("the body is not UTF-8 text");
    throw error;
  }
}

/** The fields of a JSON body; undefined when it is not a JSON object. */
export function jsonFields(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** More fields than any form of these vendors has. */
const mostFields = 1000;

/** The fields of a urlencoded body; a field sent twice counts as it came last. */
export function formFields(text: string): Record<string, unknown> {
  let fields = 1;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) {
    if (++fields > mostFields) throw new MalformedBodyError(`the form has more than ${mostFields} fields`);
  }
  return Object.fromEntries(new URLSearchParams(text));
}
