import { describe, expect, it } from "vitest";
import { controlDocument } from "./openapi.js";
import type { RouteShape } from "./route.js";
import { controlRoutes } from "./routes/index.js";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const routes: readonly RouteShape[] = controlRoutes;
const document = JSON.parse(JSON.stringify(controlDocument())) as Record<string, Json>;

/** Every node of the document, with its place as a JSON pointer. */
function* nodes(node: Json, place = "#"): Generator<readonly [place: string, node: { readonly [name: string]: Json }]> {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) yield [place, node as { readonly [name: string]: Json }];
  for (const [name, child] of Object.entries(node)) {
    yield* nodes(child, `${place}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

function at(pointer: string): Json | undefined {
  const names = pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce<Json | undefined>(
    (node, name) => (node as { [name: string]: Json } | undefined)?.[name],
    document,
  );
}

interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content: Record<string, { readonly schema: Json }> }
  >;
}

const operations = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation: operation as unknown as Operation,
  })),
);

describe("the OpenAPI document", () => {
  it("has each route once, under its address", () => {
    const listed = operations.map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`);
    expect(listed.sort()).toEqual(routes.map(({ id, method, path }) => `${id} ${method.toLowerCase()} ${path}`).sort());
    expect(document).toMatchObject({ openapi: "3.1.0", servers: [{ url: "/_graycard" }] });
  });

  it("has no reference to nowhere, and some to somewhere", () => {
    const references = [...nodes(document)].flatMap(([, { $ref }]) => (typeof $ref === "string" ? [$ref] : []));
    expect(references).toContain("#/components/schemas/Session");
    expect(references.filter((reference) => at(reference) === undefined)).toEqual([]);
  });

  it("says of each operation what it does, what it takes and what it answers, in JSON", () => {
    for (const { path, operation } of operations) {
      const route = routes.find(({ id }) => id === operation.operationId);
      expect(operation.description).toBe(route?.sentence);
      const { default: failure, 200: success } = operation.responses;
      expect(failure?.content["application/json"]?.schema).toEqual({ $ref: "#/components/schemas/Error" });
      expect(Object.keys(success?.content ?? {})).toEqual([
        route?.answer === "picture" ? "image/*" : "application/json",
      ]);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => name)).toEqual(named);
      for (const parameter of operation.parameters ?? [])
        expect([path, parameter]).toMatchObject([path, { description: expect.any(String) }]);
      if (operation.requestBody) expect(Object.keys(operation.requestBody.content)).toEqual(["application/json"]);
    }
  });

  it("has a body for each operation that sends one", () => {
    const withBody = operations.filter(({ operation }) => operation.requestBody).map(({ method }) => method);
    expect(new Set(withBody)).toEqual(new Set(["post", "put"]));
    for (const { method, operation } of operations) {
      if (method === "post" || method === "put")
        expect([operation.operationId, operation.requestBody !== undefined]).toEqual([operation.operationId, true]);
    }
  });
});
