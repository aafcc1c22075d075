import { MalformedBodyError } from "./body-errors.js";

/** Collects the chunks of a body and decodes them as UTF-8. */
export async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parts: string[] = [];
  try {
    for await (const chunk of chunks) parts.push(decoder.decode(chunk, { stream: true }));
    parts.push(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) throw new MalformedBodyError("the body is not UTF-8 text");
    throw error;
  }
  return parts.join("");
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
