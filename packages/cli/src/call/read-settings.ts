import type { AnyEndpoint, RequestField, RequestFields } from "@graycard/core";
import { UsageError } from "../usage-error.js";

/** The fields that a user set, by name; those of an object in an object. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * Reads `--set field=value`, each value as its field wants it: numbers where the document lists numbers, JSON for
 * objects, lists and rectangles, text elsewhere. `parameter.rsp_media_type=url` is a field within a field. What there is
 * no field for, or no such value, is left to the client, which says what there is.
 *
 * @throws {UsageError} for what is no setting
 */
export function readSettings(endpoint: AnyEndpoint, texts: readonly string[]): Settings {
  const settings: Record<string, unknown> = Object.create(null);
  for (const text of texts) {
    const at = text.indexOf("=");
    const names = text.slice(0, at).split(".");
    if (at < 1 || names.some((name) => name === "")) {
      throw new UsageError(`--set takes field=value, such as --set type=clean, not "${text}".`);
    }
    const path = names.join(".");
    place(settings, names, read(fieldAt(endpoint.fields, names), text.slice(at + 1), path), path);
  }
  return settings;
}

function place(settings: Record<string, unknown>, names: readonly string[], value: unknown, path: string): void {
  let holder = settings;
  for (const name of names.slice(0, -1)) {
    holder[name] ??= Object.create(null);
    const inner = holder[name];
    if (typeof inner !== "object" || inner === null) throw twice(path);
    holder = inner as Record<string, unknown>;
  }
  const last = names.at(-1) ?? "";
  if (Object.hasOwn(holder, last)) throw twice(path);
  holder[last] = value;
}

function twice(path: string): UsageError {
  return new UsageError(`--set gives ${path} twice: say it once.`);
}

function fieldAt(fields: object, [name = "", ...inner]: readonly string[]): RequestField | undefined {
  const field = Object.hasOwn(fields, name) ? (fields as RequestFields)[name] : undefined;
  if (!field || inner.length === 0) return field;
  return field.kind === "object" ? fieldAt(field.fields, inner) : undefined;
}

function read(field: RequestField | undefined, text: string, path: string): unknown {
  switch (field?.kind) {
    case "choice": {
      const listed = field.values.find(({ value }) => String(value) === text.trim());
      if (listed) return listed.value;
      const isNumber = field.values.every(({ value }) => typeof value === "number") && text.trim() !== "";
      return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
    }
    case "rectangles":
    case "object":
    case "list":
    case "open":
      return json(text, path);
    case "upload":
      throw new UsageError(`--set ${path} is a picture: give it with --image or --mask.`);
    default:
      return text;
  }
}

function json(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`--set ${path} takes JSON, in quotes for the shell, and this is none: ${text}`, { cause });
  }
}
