import type { AnyEndpoint, RequestField } from "@graycard/core";

/** A request field with the way to it: names, and positions in lists. */
export interface FieldAt {
  readonly path: readonly (string | number)[];
  readonly field: RequestField<string, unknown>;
}

/** Every field of an endpoint's requests, those inside of objects and lists included. */
export function allFields(endpoint: AnyEndpoint): readonly FieldAt[] {
  return walk(endpoint.fields as Readonly<Record<string, RequestField<string, unknown>>>, []);
}

function walk(
  fields: Readonly<Record<string, RequestField<string, unknown>>>,
  path: readonly (string | number)[],
): readonly FieldAt[] {
  return Object.entries(fields).flatMap(([name, field]) => inside({ path: [...path, name], field }));
}

function inside(at: FieldAt): readonly FieldAt[] {
  const { field, path } = at;
  if (field.kind === "object") return [at, ...walk(field.fields as never, path)];
  if (field.kind === "list" && field.item.kind === "object") {
    return [at, ...walk(field.item.fields as never, [...path, 0])];
  }
  return [at];
}

/** A copy of a request with one field set, or left out when the value is undefined. */
export function withField(
  fields: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  value: unknown,
): Record<string, unknown> {
  const [step, ...rest] = path;
  if (step === undefined) return { ...fields };
  return changed(fields, step, rest, value) as Record<string, unknown>;
}

function changed(node: unknown, step: string | number, rest: readonly (string | number)[], value: unknown): unknown {
  const [next, ...further] = rest;
  const inner = typeof node === "object" && node !== null ? Reflect.get(node, step) : undefined;
  const replaced = next === undefined ? value : changed(inner ?? {}, next, further, value);
  if (Array.isArray(node)) return node.map((item, index) => (index === step ? replaced : item));
  const copy = { ...(node as object) };
  if (replaced === undefined) Reflect.deleteProperty(copy, step);
  else Object.assign(copy, { [step]: replaced });
  return copy;
}

/** The name of a field as a caller would write it. */
export function nameOf(path: readonly (string | number)[]): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}
