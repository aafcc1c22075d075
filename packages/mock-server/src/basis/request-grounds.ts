import {
  type AnyEndpoint,
  type Delivery,
  type Readings,
  type RequestField,
  type RequestFields,
  readRequest,
} from "@graycard/core";
import { decisiveReadings } from "./decisive-readings.js";
import type { Evidence } from "./evidence.js";
import { citedGround, type Ground, readingGround } from "./ground.js";

/** The fields of a request as a journal keeps them. */
export interface SentFields {
  readonly values: Readonly<Record<string, unknown>>;
  readonly uploads: Readonly<Record<string, unknown>>;
}

type Field = RequestField<string, unknown>;

/**
 * What it rests on that a request was taken: the fields and values in it that counted, the readings without which it
 * would have been refused or understood otherwise, and those by which its result is delivered as it is.
 */
export function requestGrounds(
  { vendor, endpoint, readings }: Evidence,
  sent: SentFields,
  delivery: Delivery,
): { readonly cited: readonly Ground[]; readonly heard: readonly Ground[] } {
  if (!endpoint) return { cited: [], heard: [] };
  const raw = withStandIns(endpoint, sent);
  const reading = readRequest(endpoint.fields, raw, readings);
  const values = reading.ok ? reading.values : {};
  const named = [...citedBy(endpoint.fields as RequestFields<string, unknown>, values, "")];
  const taken = decisiveReadings(vendor, readings, (other) => outcomeOf(endpoint, raw, other));
  const delivered = decisiveReadings(vendor, readings, (other) => endpoint.delivery(values as never, other as never));
  return {
    cited: [
      ...named.map(({ about, clause }) => citedGround(vendor, readings, about, clause)),
      // No clause speaks for these, whatever the reading.
      ...delivered.map(({ erratum }) => readingGround(vendor, readings, `delivery ${delivery.mode}`, erratum)),
    ],
    heard: taken.map(({ erratum }) => readingGround(vendor, readings, "request", erratum)),
  };
}

/** What becomes of a request under some readings, in a word. */
function outcomeOf(endpoint: AnyEndpoint, raw: Readonly<Record<string, unknown>>, readings: Readings): string {
  const reading = readRequest(endpoint.fields, raw, readings);
  if (!reading.ok) return `refused for ${reading.field}`;
  const broken = endpoint.constraints.findIndex(
    (constraint) => constraint.broken(reading.values as never, readings as never) !== undefined,
  );
  return broken < 0 ? Object.keys(reading.values).sort().join(" ") : `refused by constraint ${broken}`;
}

/** The clauses of the fields that counted, and of the listed values in them. */
function* citedBy(
  fields: RequestFields<string, unknown>,
  values: Readonly<Record<string, unknown>>,
  prefix: string,
): Generator<{ readonly about: string; readonly clause: Field["clause"] }> {
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name] as Field | undefined;
    if (!field || value === undefined) continue;
    yield* citedByField(field, value, `${prefix}${name}`);
  }
}

function* citedByField(
  field: Field,
  value: unknown,
  path: string,
): Generator<{ readonly about: string; readonly clause: Field["clause"] }> {
  yield { about: `field ${path}`, clause: field.clause };
  if (field.kind === "choice") {
    const listed = field.values.find((each) => each.value === value);
    if (listed) yield { about: `field ${path}=${value}`, clause: listed.clause };
  }
  if (field.kind === "object") {
    yield* citedBy(field.fields as RequestFields<string, unknown>, value as Record<string, unknown>, `${path}.`);
  }
  if (field.kind === "list" && Array.isArray(value)) {
    for (const item of value) yield* citedByField(field.item as Field, item, `${path}[]`);
  }
}

const standIns: Partial<Readonly<Record<Field["kind"], unknown>>> = {
  upload: { bytes: Uint8Array.of(0) },
  url: "https://picture.example/a.jpg",
  base64: "AAAA",
  rectangles: [{ x: 0, y: 0, width: 1, height: 1 }],
};

/** The request again, with something that will do for what a journal shortens or withholds. */
function withStandIns(endpoint: AnyEndpoint, { values, uploads }: SentFields): Readonly<Record<string, unknown>> {
  const names = [...Object.keys(values), ...Object.keys(uploads)];
  return Object.fromEntries(
    names.map((name) => {
      const fields = endpoint.fields as RequestFields;
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, (field && standIns[field.kind]) ?? values[name]];
    }),
  );
}
