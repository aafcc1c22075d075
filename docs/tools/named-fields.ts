import type { RequestField } from "@graycard/core";

type Field = RequestField<string, never>;

/** A field of a request with its path: parts of objects after a dot, items of lists after brackets. */
export interface NamedField {
  readonly path: string;
  readonly field: Field;
}

/** Every field of a request, parts of objects and lists included. */
export function* namedFields(fields: Readonly<Record<string, Field>>, prefix = ""): Generator<NamedField> {
  for (const [name, field] of Object.entries(fields)) yield* named(`${prefix}${name}`, field);
}

function* named(path: string, field: Field): Generator<NamedField> {
  yield { path, field };
  if (field.kind === "object") yield* namedFields(field.fields, `${path}.`);
  // An item that is an object has no name of its own: its parts are named.
  if (field.kind === "list" && field.item.kind === "object") yield* namedFields(field.item.fields, `${path}[].`);
  else if (field.kind === "list") yield* named(`${path}[]`, field.item);
}
