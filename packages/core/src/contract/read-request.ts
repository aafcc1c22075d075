import { isUpload } from "./is-upload.js";
import type { RequestField, RequestFields } from "./request-field.js";

/** A field as it stands in a request: text of a form, a file of a multipart body, or a value of a JSON body. */
export type RawValue = unknown;

/** What a request comes to: the values of its fields, or the first field that is broken and what is wrong with it. */
export type RequestReading =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly field: string; readonly message: string };

type AnyField = RequestField<string, unknown>;

/**
 * Reads the fields of a request: empty text counts as absent, form text becomes numbers and lists where the
 * field is one, unknown fields are left alone. The first broken field decides the refusal.
 *
 * @example
 * readRequest(scale.fields, { type: "clean", scale_factor: "2" }, readings);
 * // { ok: true, values: { type: "clean", scale_factor: 2 } }
 */
export function readRequest(
  fields: RequestFields<string, never>,
  raw: Readonly<Record<string, RawValue>>,
  readings: unknown,
  path = "",
): RequestReading {
  const values: Record<string, unknown> = {};
  const ignorable: [string, AnyField, unknown][] = [];
  for (const name of Object.keys(fields)) {
    const field = fields[name] as unknown as AnyField;
    const value = isAbsent(raw[name]) || saysAbsent(field, raw[name], readings) ? undefined : raw[name];
    if (value === undefined) {
      if (field.required(readings)) return refuse(`${path}${name}`, field, "is required");
      continue;
    }
    if (field.ignored) ignorable.push([name, field, value]);
    else {
      const read = readField(field, value, readings, `${path}${name}`);
      if (!read.ok) return read;
      values[name] = read.value;
    }
  }
  // Fields that only count beside another are read last, when the others are known.
  for (const [name, field, value] of ignorable) {
    if (field.ignored?.(values, readings)) continue;
    const read = readField(field, value, readings, `${path}${name}`);
    if (!read.ok) return read;
    values[name] = read.value;
  }
  return { ok: true, values };
}

function saysAbsent(field: AnyField, raw: unknown, readings: unknown): boolean {
  return field.kind === "choice" && (field.meansAbsent?.(raw, readings) ?? false);
}

/** Whether a form or JSON value counts as not given: missing, null, empty text, or a file without a byte. */
export function isAbsent(value: RawValue): boolean {
  if (value === undefined || value === null || value === "") return true;
  return isUpload(value) && value.bytes.byteLength === 0;
}

type FieldReading = { readonly ok: true; readonly value: unknown } | Extract<RequestReading, { ok: false }>;

function readField(field: AnyField, raw: unknown, readings: unknown, name: string): FieldReading {
  const parsed = field.schema.safeParse(fromWire(field, raw));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = (issue?.path ?? []).map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
    return refuse(`${name}${at.join("")}`, field, rule(field, issue?.message ?? "is not valid"));
  }
  if (field.kind === "object") {
    const inner = readRequest(field.fields, parsed.data as Record<string, unknown>, readings, `${name}.`);
    return inner.ok ? { ok: true, value: inner.values } : inner;
  }
  if (field.kind === "list") return readList(field, parsed.data as readonly unknown[], readings, name);
  return { ok: true, value: parsed.data };
}

function readList(
  field: Extract<AnyField, { kind: "list" }>,
  items: readonly unknown[],
  readings: unknown,
  name: string,
): FieldReading {
  const values: unknown[] = [];
  for (const [index, item] of items.entries()) {
    const read = readField(field.item as AnyField, item, readings, `${name}[${index}]`);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return { ok: true, value: values };
}

/** Text of a form becomes what the field is; a JSON body has the type already. */
function fromWire(field: AnyField, raw: unknown): unknown {
  if (field.kind === "choice" && typeof field.values[0]?.value === "number") {
    return typeof raw === "string" && /^\d{1,9}$/.test(raw) ? Number(raw) : raw;
  }
  if (field.kind === "rectangles" && typeof raw === "string") return parseJson(raw);
  return raw;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function rule(field: AnyField, message: string): string {
  if (field.kind !== "choice") return message;
  return `must be one of ${field.values.map((each) => each.value).join(", ")}`;
}

function refuse(field: string, of: AnyField, problem: string): Extract<RequestReading, { ok: false }> {
  return { ok: false, field, message: of.refusal ?? `Invalid parameter: ${field} ${problem}` };
}
