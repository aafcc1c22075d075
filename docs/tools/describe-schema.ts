import * as z from "zod";
import { code } from "./markdown.js";

/** The part of JSON Schema that fields of answers and parameters of faults use. */
interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const words: Readonly<Record<string, string>> = {
  integer: "whole number",
  number: "number",
  string: "text",
  boolean: "true or false",
  array: "list",
  object: "object",
};

/** A schema in a few words, such as "whole number, 0 to 100". */
export function describeSchema(schema: z.ZodType): string {
  return describe(toJson(schema));
}

/** The properties of an object schema, in its own order. */
export function describeProperties(
  schema: z.ZodType,
): readonly { readonly name: string; readonly type: string; readonly required: boolean }[] {
  const { properties = {}, required = [] } = toJson(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: describe(property),
    required: required.includes(name),
  }));
}

function toJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as JsonSchema;
}

function describe(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => code(value)).join(", ");
  const word = words[schema.type ?? ""] ?? "anything";
  if (schema.type === "array") return `list of ${describe(schema.items ?? {})}`;
  const range = [...bounds(schema)].join(", ");
  return range === "" ? word : `${word}, ${range}`;
}

function* bounds(schema: JsonSchema): Generator<string> {
  if (schema.minLength) yield schema.minLength === 1 ? "not empty" : `at least ${schema.minLength} characters`;
  const { minimum, maximum } = { minimum: honest(schema.minimum), maximum: honest(schema.maximum) };
  if (schema.exclusiveMinimum !== undefined && honest(schema.exclusiveMinimum) !== undefined) {
    yield `above ${schema.exclusiveMinimum}`;
  }
  if (minimum !== undefined && maximum !== undefined) yield `${minimum} to ${maximum}`;
  else if (minimum !== undefined) yield `at least ${minimum}`;
  else if (maximum !== undefined) yield `at most ${maximum}`;
}

/** A bound that says something; the ends of the safe integers are only what JavaScript can count to. */
function honest(bound: number | undefined): number | undefined {
  return bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? undefined : bound;
}
