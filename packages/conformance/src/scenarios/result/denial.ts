import type { Answer } from "../../conversation.js";

/** What the object store's refusal of a download says, as far as it says so. */
export interface Denial {
  /** The names of the fields of the Error element. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The fields of an XML Error, whatever their order and the space around them; undefined for another body. */
export function readDenial({ bytes }: Answer): Denial | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, 8192));
  const inner = /<Error(?:\s[^>]*)?>([\s\S]*)<\/Error>/.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const fields = [...inner.matchAll(/<([A-Za-z][\w.-]*)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g)];
  return { fields: Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, plain(value)])) };
}

function plain(value: string): string {
  return value.replace(/^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/, "$1").trim();
}
