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

/** A body that is one of several has the fields of all of them. */
function alternativesOf(schema: z.ZodType): readonly z.ZodType[] {
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [schema];
}

function takes(field: z.ZodType): string {
  const form = describeSchema(field);
  const meaning = prose(field.description ?? "");
  return [form.endsWith("anything") ? "" : form, meaning].filter((text) => text !== "").join(". ");
}
