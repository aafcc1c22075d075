import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import * as z from "zod";

/** A schema as it stands in a document: JSON Schema 2020-12, with extensions. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The schema of a single zod type, without the fields around it. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  // JSON of any form is a type that refers to itself, which would be followed for ever.
  if (schema instanceof z.ZodLazy) return {};
  const registry = new OpenAPIRegistry();
  const content = { "application/json": { schema } };
  registry.registerPath({ method: "get", path: "/", responses: { 200: { description: "", content } } });
  const generator = new OpenApiGeneratorV31(registry.definitions);
  const { paths } = generator.generateDocument({ openapi: "3.1.0", info: { title: "", version: "" } });
  return paths?.["/"]?.get?.responses?.[200]?.content["application/json"].schema as JsonSchema;
}

/** A reference to a schema among the components. */
export function refTo(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

/** One of several schemas; a single one stands for itself. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [only] = schemas;
  return schemas.length === 1 && only ? only : { anyOf: schemas };
}
