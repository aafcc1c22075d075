import { type AnyEndpoint, type RequestFields, redactName } from "@graycard/core";
import { nearestWord } from "./nearest-word.js";

/** No body of these vendors is nested as deep. */
const deepest = 8;

/** How many names are told of, of those that nobody knows. */
const mostTold = 5;

/** A name that was sent and that is no field, with the names there are in its place. */
interface Stranger {
  readonly name: string;
  readonly known: readonly string[];
}

/**
 * One sentence for each name in a request that is no field of the endpoint, with the field that was probably meant.
 *
 * @param unread names of the parts of a multipart body that were dropped for it
 */
export function tellStrangers(
  endpoint: AnyEndpoint,
  raw: Readonly<Record<string, unknown>>,
  unread: readonly string[] = [],
): readonly string[] {
  const fields = endpoint.fields as RequestFields;
  const known = Object.keys(fields);
  const strangers = [...strangersIn(raw, fields, 0), ...unread.map((name) => ({ name, known }))];
  const told = strangers.slice(0, mostTold).map((stranger) => tell(stranger, endpoint));
  const more = strangers.length - told.length;
  return more === 0 ? told : [...told, `${more} other names that were sent are no fields of ${endpoint.id} either.`];
}

/** Whether a request has a name in it that is a field of the endpoint. */
export function hasKnownField(endpoint: AnyEndpoint, raw: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(raw).some((name) => Object.hasOwn(endpoint.fields, name));
}

function strangersIn(given: Readonly<Record<string, unknown>>, fields: RequestFields, depth: number): Stranger[] {
  const found: Stranger[] = [];
  for (const name of Object.keys(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) found.push({ name, known: Object.keys(fields) });
    else if (depth < deepest) found.push(...strangersWithin(given[name], field, depth + 1));
  }
  return found;
}

function strangersWithin(value: unknown, field: RequestFields[string], depth: number): Stranger[] {
  if (typeof value !== "object" || value === null) return [];
  if (field.kind === "object") return strangersIn(value as Record<string, unknown>, field.fields, depth);
  if (field.kind !== "list" || !Array.isArray(value)) return [];
  // Items are alike: what is wrong with one is wrong with most.
  return strangersWithin(value[0], field.item as RequestFields[string], depth);
}

function tell({ name, known }: Stranger, endpoint: AnyEndpoint): string {
  const meant = nearestWord(name, known);
  const shown = redactName(name);
  if (meant !== undefined) return `${shown} is no field of ${endpoint.id}; did you mean ${meant}?`;
  return `${shown} is no field of ${endpoint.id}, which has ${known.join(", ")}.`;
}
