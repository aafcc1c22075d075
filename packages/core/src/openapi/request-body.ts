import type { Encoding } from "../contract/endpoint.js";
import { type JsonSchema, refTo } from "./json-schema.js";
import { pascalCase } from "./names.js";
import { isFile, requestExamples } from "./request-example.js";
import { requestSchema } from "./request-schema.js";
import type { EndpointSubject } from "./subject.js";

const mediaTypes: Readonly<Record<Encoding, string>> = {
  multipart: "multipart/form-data",
  form: "application/x-www-form-urlencoded",
  json: "application/json",
};

/** The schemas of request bodies by the name of the component, one for each encoding. */
export function requestSchemas(subject: EndpointSubject): Readonly<Record<string, JsonSchema>> {
  const encodings = subject.endpoint.encodings(subject.readings);
  return Object.fromEntries(encodings.map((each) => [schemaName(subject, each), requestSchema(subject, each)]));
}

/** The body of a submit in every encoding that is accepted, the most usual first. */
export function requestBody(subject: EndpointSubject) {
  const encodings = subject.endpoint.encodings(subject.readings);
  const content = encodings.map((encoding) => {
    const examples = requestExamples(subject, encoding).map(({ name, summary, fields }) => [
      name,
      { summary, value: shown(subject, fields, encoding) },
    ]);
    const schema = refTo(schemaName(subject, encoding));
    const media = { schema, ...(examples.length > 0 ? { examples: Object.fromEntries(examples) } : {}) };
    return [mediaTypes[encoding], encoding === "multipart" ? { ...media, ...partTypes(subject) } : media];
  });
  return { required: true, content: Object.fromEntries(content) };
}

/** The media types that a file may have; vendors go by its bytes. */
function partTypes({ endpoint }: EndpointSubject) {
  const contentType = endpoint.formats.accepted
    .map((format) => `image/${format === "jpg" ? "jpeg" : format}`)
    .join(", ");
  const files = Object.entries(endpoint.fields).filter(([, { kind }]) => kind === "upload");
  return { encoding: Object.fromEntries(files.map(([name]) => [name, { contentType }])) };
}

function schemaName({ prefix, endpoint }: EndpointSubject, encoding: Encoding): string {
  return `${prefix}${pascalCase(endpoint.id)}${pascalCase(encoding)}Request`;
}

/** The fields as a reader has to see them: a file by its name, text of a form that stands for JSON as JSON in JSON. */
function shown({ endpoint }: EndpointSubject, fields: Readonly<Record<string, unknown>>, encoding: Encoding) {
  const pairs = Object.entries(fields).map(([name, value]) => {
    if (isFile(value)) return [name, `@${(value as { readonly fileName: string }).fileName}`];
    const isText = endpoint.fields[name]?.kind === "rectangles" && typeof value === "string";
    return [name, encoding === "json" && isText ? JSON.parse(value) : value];
  });
  return Object.fromEntries(pairs);
}
