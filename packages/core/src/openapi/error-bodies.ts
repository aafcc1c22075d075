import type { ErrorForm, ErrorWords } from "../contract/error-form.js";
import { numberOfAccepted } from "./answer-schema.js";
import type { JsonSchema } from "./json-schema.js";
import { pascalCase } from "./names.js";
import { code } from "./prose.js";
import type { Subject } from "./subject.js";

/** The body of an error form as it is shown; undefined for one without. */
export function errorBody(form: ErrorForm): Readonly<Record<string, unknown>> | undefined {
  return form.body.kind === "none" ? undefined : form.body.write(wordsOf(form));
}

/** The headers that an error form is told in. */
export function errorHeaders(form: ErrorForm): Readonly<Record<string, string>> {
  return form.headers?.(wordsOf(form)) ?? {};
}

function wordsOf({ code, message }: ErrorForm): ErrorWords {
  return { id: "0b6f2c1e-58a7-4d0c-9c53-7a1d2e3f4a5b", code, message };
}

/** The name of the schema that the body of an error form keeps to: that of refusals, or one of its own fields. */
export function errorSchemaName(subject: Subject, form: ErrorForm): string | undefined {
  const body = errorBody(form);
  if (!body) return undefined;
  if (subject.isRefusal(body)) return refusedName(subject);
  return `${subject.prefix}ErrorOf${Object.keys(body).map(pascalCase).join("")}`;
}

/** The name of the schema of refusals in the words of the answer tree. */
export function refusedName({ prefix }: Subject): string {
  return `${prefix}Refused`;
}

/** The schemas of errors in other words than those of the answer tree, by name. */
export function errorSchemas(subject: Subject): Readonly<Record<string, JsonSchema>> {
  const schemas: Record<string, JsonSchema> = {};
  for (const form of subject.vendor.errorForms) {
    const name = errorSchemaName(subject, form);
    if (name !== undefined && name !== refusedName(subject)) schemas[name] ??= shapeOf(subject, form);
  }
  return schemas;
}

const types: Readonly<Record<string, JsonSchema>> = { string: { type: "string" }, number: { type: "integer" } };

function shapeOf(subject: Subject, form: ErrorForm): JsonSchema {
  const body = errorBody(form) ?? {};
  const names = Object.keys(body);
  const properties = Object.entries(body).map(([name, value]) => [
    name,
    { ...types[typeof value], ...numberOf(subject, form, name) },
  ]);
  return {
    type: "object",
    description: `An error that is told in ${names.map(code).join(", ")}.`,
    properties: Object.fromEntries(properties),
    required: names,
  };
}

/** The number of an error is none that an accepted request has in the same place. */
function numberOf(subject: Subject, form: ErrorForm, name: string): JsonSchema {
  const { body, code, message } = form;
  const node = subject.vendor.refusedAnswer.fields[name];
  if (body.kind === "none" || !node) return {};
  const [one, other] = [code, code + 1].map((number) => body.write({ id: "", code: number, message })[name]);
  const accepted = numberOfAccepted(subject, node);
  return one === other || accepted === undefined ? {} : { not: { const: accepted } };
}
