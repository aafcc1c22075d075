import type { AnyEndpoint } from "@graycard/core";
import { lackingNote, type Seen } from "./seen.js";

/**
 * What a submit asks for, in a form that two submits of the same work share; how the answer is wanted makes no
 * difference. Undefined where redaction or the recording took away what would tell two pictures apart.
 */
export function fingerprintOf({ exchange, fields }: Seen, endpoint: AnyEndpoint): string | undefined {
  if (!fields || Object.keys(fields).length === 0) return undefined;
  const lacks = exchange.notes?.filter(
    (note) => note !== lackingNote && note.startsWith("The recording does not have"),
  );
  if (lacks && lacks.length > 0) return undefined;
  const wishes = wishesOf(endpoint);
  const asked = Object.entries(fields)
    .filter(([name]) => !wishes.has(name))
    .map(([name, value]) => [name, plain(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(asked);
  return isCut(text) ? undefined : text;
}

/** The fields that only say how the answer is wanted. */
function wishesOf({ delivers }: AnyEndpoint): ReadonlySet<string> {
  const form = typeof delivers.form === "string" ? [] : delivers.form.field.slice(0, 1);
  const whole = typeof delivers.form !== "string" && delivers.form.field.length === 1 ? form : [];
  const modes = Object.values(delivers.modes ?? {}).flatMap((fields) => Object.keys(fields));
  return new Set([...whole, ...modes]);
}

/** A file is its content, whatever it is called; a number is what a form makes of it. */
function plain(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object" || value === null || !("bytes" in value)) return value;
  return "sha256" in value ? value.sha256 : "[withheld]";
}

/** Withheld or shortened text may stand for anything. */
function isCut(text: string): boolean {
  return text.includes("[withheld]") || /… \(\d+ characters\)/.test(text);
}
