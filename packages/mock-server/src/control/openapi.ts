import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import * as z from "@graycard/core/zod";
import { controlPrefix } from "./prefix.js";
import type { RouteShape } from "./route.js";
import { controlRoutes } from "./routes/index.js";
import { errorSchema } from "./schemas/error.js";

let document: ReturnType<typeof describe> | undefined;

/** The control plane as an OpenAPI 3.1 document, from the very routes that are served. */
export function controlDocument() {
  document ??= describe(controlRoutes);
  return document;
}

function describe(routes: readonly RouteShape[]) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Graycard control plane",
      version: "1",
      description:
        "Steers a mock: sessions, clock, faults, files and journal. Whatever changes something takes and gives JSON. The token is only asked for by a mock that was started with one.",
    },
    servers: [{ url: controlPrefix }],
  });
}

function pathOf(route: RouteShape): Parameters<OpenAPIRegistry["registerPath"]>[0] {
  const { id, method, path, sentence, query, body, answer } = route;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = z.object(Object.fromEntries(names.map((name) => [name, parameters[name] ?? z.string()])));
  const content = answer === "picture" ? { "image/*": { schema: {} } } : { "application/json": { schema: answer } };
  const changes = method !== "GET";
  return {
    operationId: id,
    method: method.toLowerCase() as Lowercase<typeof method>,
    path,
    summary: sentence,
    description: sentence,
    tags: [id.split(".").at(-2) ?? id],
    // An empty requirement beside the token: most mocks ask for none.
    security: route.open ? [] : [{}, { token: [] }],
    request: {
      ...(names.length > 0 ? { params } : {}),
      ...(query ? { query } : {}),
      ...(changes && (body || method !== "DELETE")
        ? {
            body: {
              required: body !== undefined,
              content: { "application/json": { schema: body ?? z.strictObject({}) } },
            },
          }
        : {}),
    },
    responses: {
      200: { description: sentence, content },
      default: { description: "What failed and what to do.", content: { "application/json": { schema: errorSchema } } },
    },
  };
}

const parameters: Readonly<Record<string, z.ZodType>> = {
  session: z.string().meta({ description: "The id of a session.", param: { description: "The id of a session." } }),
  name: z.string().meta({ description: "The name of a file.", param: { description: "The name of a file." } }),
};
