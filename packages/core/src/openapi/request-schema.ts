import type { Encoding } from "../contract/endpoint.js";
import type { RequestField, RequestFields } from "../contract/request-field.js";
import { citing } from "./cite.js";
import { describeField } from "./field-prose.js";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.js";
import type { EndpointSubject } from "./subject.js";

type Field = RequestField<string, never>;

/** The body of a request in one encoding. Fields that an endpoint does not know are left alone by vendors. */
export function requestSchema(subject: EndpointSubject, encoding: Encoding): JsonSchema {
  return objectSchema(subject, subject.endpoint.fields, encoding);
}

function objectSchema(
  subject: EndpointSubject,
  fields: RequestFields<string, never>,
  encoding: Encoding,
): JsonSchema & { readonly properties: Readonly<Record<string, JsonSchema>> } {
  const carried = Object.entries(fields).filter(([, field]) => canCarry(subject, field, encoding));
  const required = carried.filter(([, field]) => field.required(subject.readings)).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(carried.map(([name, field]) => [name, fieldSchema(subject, field, encoding)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Files only go into multipart bodies, and what is never read has no place in a document. */
function canCarry({ readings }: EndpointSubject, field: Field, encoding: Encoding): boolean {
  if (field.kind === "upload" && encoding !== "multipart") return false;
  return field.heededWith !== undefined || !field.ignored?.({}, readings);
}

function fieldSchema(subject: EndpointSubject, field: Field, encoding: Encoding): JsonSchema {
  return {
    ...typeOf(subject, field, encoding),
    description: describeField(subject, field),
    ...(field.kind === "choice" && field.default !== undefined ? { default: field.default } : {}),
    ...citing(subject, field.clause),
  };
}

function typeOf(subject: EndpointSubject, field: Field, encoding: Encoding): JsonSchema {
  switch (field.kind) {
    case "choice":
      return choiceSchema(subject, field);
    case "upload":
      return { type: "string", format: "binary", contentMediaType: "application/octet-stream" };
    case "url":
      return { type: "string", format: "uri", minLength: 1, maxLength: field.maxChars };
    case "base64":
      return { type: "string", contentEncoding: "base64" };
    case "text":
      return jsonSchemaOf(field.schema);
    default:
      return structureSchema(subject, field, encoding);
  }
}

/** An object or a list; a form has its JSON as text. */
function structureSchema(
  subject: EndpointSubject,
  field: Extract<Field, { kind: "rectangles" | "object" | "list" | "open" }>,
  encoding: Encoding,
): JsonSchema {
  if (encoding === "json") return jsonStructure(subject, field);
  return {
    type: "string",
    contentMediaType: "application/json",
    contentSchema: jsonStructure(subject, field),
  };
}

function jsonStructure(
  subject: EndpointSubject,
  field: Extract<Field, { kind: "rectangles" | "object" | "list" | "open" }>,
): JsonSchema {
  if (field.kind === "object") return objectSchema(subject, field.fields, "json");
  if (field.kind === "list") {
    return { type: "array", items: fieldSchema(subject, field.item, "json"), minItems: field.minItems };
  }
  return jsonSchemaOf(field.schema);
}

/** A word that is none of the values, to learn what becomes of one. */
const unlisted = "graycard-unlisted";

function choiceSchema({ readings }: EndpointSubject, field: Extract<Field, { kind: "choice" }>): JsonSchema {
  const values = field.values.map(({ value }) => value);
  const type = typeof values[0] === "number" ? "integer" : "string";
  // Where other words count as none at all, the list is no limit.
  return field.meansAbsent?.(unlisted, readings) ? { type, examples: values } : { type, enum: values };
}
