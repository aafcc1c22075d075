import type { AnyEndpoint, AnyVendor, LimitsInForce } from "@graycard/core";
import * as z from "@graycard/core/zod";
import type { faults } from "@graycard/mock-server";

type AnyFault = (typeof faults)[number];
type Parameters = Readonly<Record<string, unknown>>;

/** What parameters can be about on an endpoint. */
export interface FaultPlace {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly limits: LimitsInForce;
  /** The places of its answers, such as `data.image`. */
  readonly paths: readonly string[];
}

/** Parameters that only make sense together, or that do nothing by themselves. */
const written: Readonly<Record<string, (place: FaultPlace) => readonly Parameters[]>> = {
  "other-limit": ({ limits }) =>
    Object.entries(limits).flatMap(([limit, value]) => [
      { limit, value: value / 2 },
      // Of the usual time, twice as much is not yet more than a slow machine and its line may add.
      { limit, value: value * (limit === "usualMs" ? 4 : 2) },
    ]),
  // Each field by itself is changed on the way, as a mutant of answers.
  "missing-field": ({ paths }) => paths.slice(0, 1).map((path) => ({ path })),
  "extra-field": () => [{}],
  "rewrite-answer": ({ paths, vendor: { invariants } }) => [
    { status: 500 },
    // A status that no table lists, wherever one stands.
    { status: 499, ...(invariants.bodyStatus === undefined ? {} : { set: { [invariants.bodyStatus]: 499 } }) },
    { contentType: "text/html" },
    { text: "<html></html>" },
    { remove: paths.slice(0, 1) },
    { set: { [paths[0] ?? "status"]: "graycard" } },
  ],
  "bad-result": () => [
    { status: 404 },
    { scale: 0.5 },
    { scale: 2 },
    { format: "jpg" },
    { format: "png" },
    { format: "webp" },
    { pixels: "negative" },
    { pixels: "flat" },
    { keepShare: 0.5 },
    { text: "no picture" },
  ],
  "rate-limit": () => [{ qps: 0.5 }, { qps: 1000 }],
};

/** Values by the name of a parameter, for what a schema alone cannot know. */
const byName: Readonly<Record<string, (place: FaultPlace) => readonly unknown[]>> = {
  path: ({ paths }) => paths.slice(0, 1),
  field: ({ endpoint }) => Object.keys(endpoint.fields),
  code: ({ vendor }) => codesOf(vendor),
  ms: () => [90_000],
  workMs: () => [90_000],
  bytesPerSecond: () => [50],
  afterBytes: () => [20],
  atByte: () => [20],
};

/** One number for each kind of state, and one that no document lists. */
function codesOf({ states }: AnyVendor): readonly number[] {
  const byState = new Map(Object.entries(states.rows).map(([code, { state }]) => [state, Number(code)]));
  return [...byState.values(), 97];
}

/**
 * Parameters for every way a fault can be played on an endpoint: each required one, and each value of every parameter
 * once. A fault that nobody has heard of yet gets its values from its schema.
 */
export function faultParameters(fault: AnyFault, place: FaultPlace): readonly Parameters[] {
  const own = written[fault.name];
  if (own) return own(place);
  const schema = z.toJSONSchema(fault.parameters, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const values = new Map(properties.map(([name, property]) => [name, valuesOf(name, property, place)]));
  const base = Object.fromEntries(
    properties.filter(([name]) => required.has(name)).map(([name]) => [name, values.get(name)?.[0]]),
  );
  const varied = [...values].flatMap(([name, all]) => all.map((value) => ({ ...base, [name]: value })));
  const all = [...(required.size === 0 ? [{}] : []), ...varied];
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

function valuesOf(name: string, schema: JsonSchema, place: FaultPlace): readonly unknown[] {
  const known = byName[name]?.(place);
  if (known) return known;
  if (schema.enum) return schema.enum;
  if ("const" in schema) return [schema.const];
  if (schema.anyOf) return schema.anyOf.flatMap((each) => valuesOf(name, each, place));
  if (schema.type === "boolean") return [true, false];
  if (schema.type === "number" || schema.type === "integer") return [numberWithin(schema)];
  return schema.type === "string" ? ["graycard"] : [];
}

/** The least that is allowed and does something; the middle of what has two ends. */
function numberWithin({ minimum, exclusiveMinimum, maximum, type }: JsonSchema): number {
  const least = minimum ?? exclusiveMinimum ?? 0;
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) {
    const middle = (Math.max(least, -1000) + maximum) / 2;
    return type === "integer" ? Math.round(middle) : middle;
  }
  return Math.max(least, 0) + 1;
}
