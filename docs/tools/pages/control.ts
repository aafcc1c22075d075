import { controlRoutes, type RouteShape } from "@graycard/mock-server/control";
import * as z from "zod";
import { describeSchema } from "../describe-schema.js";
import { code, page, prose, table } from "../markdown.js";
import { generatedFrom } from "./page-head.js";

/** Every address of the control plane, and the method of the client behind which it is. */
export function controlPage(): string {
  return page(
    "# Control plane",
    generatedFrom("packages/mock-server/src/control/routes/"),
    "All addresses are below `/_graycard`, take and give JSON, and answer `{ error: { code, message } }` when they refuse. `GET /_graycard/openapi.json` describes them as an OpenAPI 3.1 document. How to use them: [steer the mock over HTTP](../how-to/steer-the-mock-over-http.md).",
    ...(controlRoutes as readonly RouteShape[]).map(routeSection),
    "## Named parts",
    "Parts of bodies and answers that have a name. Where a part of an answer says more than is listed here, it is passed on as it is.",
    ...namedSchemas().flatMap(([name, schema]) => [
      `### ${name}`,
      ...(schema.description === undefined ? [] : [prose(schema.description)]),
      table(["Field", "Is", "Always there"], fieldRows(schema)),
    ]),
  );
}

function routeSection(route: RouteShape): readonly string[] {
  const { method, path, sentence, query, body } = route;
  return [
    `## ${method} ${path}`,
    prose(sentence),
    `In the client: ${code(methodOf(route))}.`,
    ...parameterTable("Query", query),
    ...parameterTable("Body", body),
  ];
}

function methodOf({ id, path }: RouteShape): string {
  const ofSession = id.startsWith("session.");
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).slice(ofSession ? 1 : 0);
  return `client.${ofSession ? id.replace("session.", "session(id).") : id}(${names.join(", ")})`;
}

function parameterTable(title: string, schema: z.ZodType | undefined): readonly string[] {
  if (!schema) return [];
  const alternatives = alternativesOf(schema);
  const needed = alternatives.length > 1 ? "one of these" : "yes";
  const rows = alternatives
    .flatMap((each) => (each instanceof z.ZodObject ? Object.entries(each.shape as Record<string, z.ZodType>) : []))
    .map(([name, field]) => [code(name), takes(field), field.safeParse(undefined).success ? "no" : needed]);
  return [table([title, "Takes", "Required"], rows)];
}

function fieldRows(schema: z.ZodObject): readonly (readonly string[])[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => [
    code(name),
    takes(field),
    field.safeParse(undefined).success ? "no" : "yes",
  ]);
}

/** Every object with a name in the bodies and answers of all routes, by that name. */
function namedSchemas(): readonly (readonly [string, z.ZodObject])[] {
  const found = new Map<string, z.ZodObject>();
  for (const { body, answer } of controlRoutes as readonly RouteShape[]) {
    // The body of a route is a table at the route itself: only its parts are told of here.
    const parts = body instanceof z.ZodObject ? Object.values(body.shape as Record<string, z.ZodType>) : [];
    for (const schema of answer === "picture" ? parts : [...parts, answer]) collect(schema, found);
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function collect(schema: z.ZodType, found: Map<string, z.ZodObject>): void {
  const inner = contentOf(schema);
  if (!(inner instanceof z.ZodObject)) return;
  const id = inner.meta()?.id;
  if (id !== undefined) found.set(id, inner);
  for (const field of Object.values(inner.shape as Record<string, z.ZodType>)) collect(field, found);
}

/** What is in a list, or may be left out. */
function contentOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return contentOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodArray ? contentOf(schema.element as z.ZodType) : schema;
}

/** A body that is one of several has the fields of all of them. */
function alternativesOf(schema: z.ZodType): readonly z.ZodType[] {
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [schema];
}

function takes(field: z.ZodType): string {
  const id = contentOf(field).meta()?.id;
  const form = id === undefined ? describeSchema(field) : `[${id}](#${id.toLowerCase()})`;
  const meaning = prose(field.description ?? "");
  return [form.endsWith("anything") ? "" : form, meaning].filter((text) => text !== "").join(". ");
}
