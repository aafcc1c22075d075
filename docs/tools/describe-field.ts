import type { AnyEndpoint, AnyVendor } from "@graycard/core";
import { byEdition } from "./by-edition.js";
import { cite } from "./cite.js";
import { code, lines, prose } from "./markdown.js";
import type { NamedField } from "./named-fields.js";
import { findReadings } from "./requests.js";

type Field = NamedField["field"];

/** The row of a field in the table of an endpoint. */
export function fieldRow(vendor: AnyVendor, endpoint: AnyEndpoint, { path, field }: NamedField): readonly string[] {
  const silence = field.kind === "choice" && field.default !== undefined ? code(field.default) : "";
  const required = byEdition(vendor, (readings) => (field.required(readings) ? "yes" : "no"));
  return [
    code(path),
    kinds[field.kind],
    lines([...takes(vendor, endpoint, field)]),
    silence,
    required,
    cite(field.clause),
  ];
}

const kinds: Readonly<Record<Field["kind"], string>> = {
  choice: "one of a list",
  upload: "file of a multipart body",
  url: "URL",
  base64: "base64 text",
  text: "text",
  rectangles: "list of boxes",
  object: "object",
  list: "list",
  open: "object, not looked into",
};

function* takes(vendor: AnyVendor, endpoint: AnyEndpoint, field: Field): Generator<string> {
  if (field.kind === "choice") {
    for (const { value, means, clause } of field.values) yield `${code(value)}: ${prose(means)} (${cite(clause)})`;
  }
  if (field.kind === "url") yield `${field.schemes.join(", ")}; at most ${field.maxChars} characters`;
  if (field.kind === "text") yield prose(ruleOf(field));
  if (field.kind === "list") yield `at least ${field.minItems} item`;
  if (field.kind === "rectangles") {
    yield `at most ${field.maxItems} boxes with x, y, width and height; as JSON text in forms`;
    yield `whole numbers (${cite(field.integersClause)})`;
  }
  const heeded = heedOf(vendor, endpoint, field);
  if (heeded !== undefined) yield heeded;
  if (field.refusal !== undefined) yield `refused with ${code(field.refusal)}`;
}

/** What a text has to be: the field says it when it turns its own counterexample down. */
function ruleOf(field: Extract<Field, { kind: "text" }>): string {
  const parsed = field.schema.safeParse(field.counterexample);
  return parsed.success ? "" : (parsed.error.issues[0]?.message.replace(/^must be /, "") ?? "");
}

/** When a field is not read, as its own function shows for one other field at a time. */
function heedOf(vendor: AnyVendor, endpoint: AnyEndpoint, field: Field): string | undefined {
  if (!field.ignored) return undefined;
  if (field.heededWith) {
    const needed = Object.entries(field.heededWith).map(([name, value]) => `${name}=${value}`);
    return `only read with ${needed.map(code).join(", ")}`;
  }
  const found = findReadings(vendor, (readings) => !field.ignored?.({}, readings));
  if (!found) return "never read";
  if (found.needs !== undefined) return `only read where ${code(found.needs)}`;
  const others = Object.keys(endpoint.fields).filter((name) => field.ignored?.({ [name]: "given" }, found.readings));
  return others.length === 0 ? undefined : `not read beside ${others.map(code).join(", ")}`;
}
