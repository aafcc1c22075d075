import { describe, expect, it } from "vitest";
import { limitsInForce } from "../contract/limit.js";
import { type EditionName, resolveReadings } from "../contract/readings.js";
import type { AnyVendor } from "../contract/vendor.js";
import { vendorFixtures } from "../vendors/fixtures.js";
import { aliyunMarket, meitu, picwish, vendors } from "../vendors/index.js";
import { OpenApiConflictError } from "./open-api-conflict-error.js";
import { writeOpenApi } from "./write-open-api.js";

type Json = { readonly [name: string]: Json } & { readonly [index: number]: Json } & string;

const editions: readonly EditionName[] = ["documented", "observed"];
const cases = vendors.flatMap((vendor) =>
  editions.map((edition) => [`${vendor.id}, ${edition}`, vendor, edition] as const),
);

function written(vendor: AnyVendor | readonly AnyVendor[], edition: EditionName = "documented"): Json {
  return JSON.parse(JSON.stringify(writeOpenApi(vendor, { edition })));
}

/** Every object of a document, whatever it is. */
function* parts(node: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) yield node as Readonly<Record<string, unknown>>;
  for (const child of Object.values(node)) yield* parts(child);
}

function operationOf(document: Json, path: string, method: string): Json {
  return document.paths?.[path]?.[method.toLowerCase()] as Json;
}

/** The schema of a body, behind its reference. */
function bodySchema(document: Json, operation: Json, mediaType: string): Json {
  const reference = operation.requestBody?.content?.[mediaType]?.schema?.$ref ?? "";
  return document.components?.schemas?.[reference.split("/").at(-1) ?? ""] as Json;
}

const mediaTypes = {
  multipart: "multipart/form-data",
  form: "application/x-www-form-urlencoded",
  json: "application/json",
} as const;

describe.each(cases)("the document of %s", (_, vendor, edition) => {
  const document = written(vendor, edition);
  const readings = resolveReadings(vendor, edition) as never;
  const text = JSON.stringify(document);

  it("has the hosts, the parts of the credential and the operations", () => {
    expect(Object.values(document.servers ?? {}).map(({ url }) => url)).toEqual(
      vendor.hosts.map((host) => `https://${host}`),
    );
    const schemes = Object.values(document.components?.securitySchemes ?? {});
    const { auth } = vendor;
    const names = auth.by === "header" ? [auth.header] : auth.parameters.map(({ name }) => name);
    expect(schemes.map((scheme) => [scheme.in, scheme.name])).toEqual(names.map((name) => [auth.by, name]));
    const addresses = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = Object.values(vendor.endpoints).flatMap(({ routes }) => Object.values(routes));
    expect(addresses.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each(Object.entries(vendor.endpoints))("has every body, field, value and default of %s", (_id, endpoint) => {
    const { method, path } = endpoint.routes.submit;
    const operation = operationOf(document, path, method);
    const encodings = endpoint.encodings(readings);
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(encodings.map((each) => mediaTypes[each]));
    for (const encoding of encodings) {
      const schema = bodySchema(document, operation, mediaTypes[encoding]);
      for (const [name, field] of Object.entries(endpoint.fields)) {
        const isCarried = encoding === "multipart" || field.kind !== "upload";
        const isRead = field.heededWith !== undefined || !field.ignored?.({}, readings);
        const property = schema.properties?.[name];
        expect([name, property !== undefined]).toEqual([name, isCarried && isRead]);
        if (property === undefined) continue;
        expect([name, Object.values(schema.required ?? {}).includes(name as Json)]).toEqual([
          name,
          field.required(readings),
        ]);
        if (field.kind !== "choice") continue;
        expect(property.default).toBe(field.default);
        expect(property.enum).toEqual(field.values.map(({ value }) => value));
        for (const { means } of field.values) expect(property.description).toContain(means);
      }
    }
  });

  it.each(Object.entries(vendor.endpoints))("tells limits, states and rules of %s in words", (_id, endpoint) => {
    const { description = "" } = operationOf(document, endpoint.routes.submit.path, endpoint.routes.submit.method);
    for (const limit of Object.values(limitsInForce(readings, vendor.limits, endpoint.limits))) {
      expect(description).toContain(`| ${limit} |`);
    }
    for (const [number, { means }] of Object.entries(vendor.states.rows)) {
      expect(description).toContain(`| \`${number}\` |`);
      expect(description).toContain(means);
    }
    for (const rule of endpoint.constraints) {
      if (rule.counterexample(readings) === undefined) continue;
      const id = typeof rule.clause === "string" ? rule.clause : rule.clause.erratum;
      expect(description).toContain(`\`${id}\`) Refused with`);
    }
  });

  it("has every status and every error form in every operation", () => {
    const statuses = [
      ...Object.keys(vendor.statuses),
      ...vendor.errorForms.map(({ httpStatus }) => String(httpStatus)),
    ];
    for (const item of Object.values(document.paths ?? {})) {
      for (const { responses } of Object.values(item)) {
        expect(Object.keys(responses ?? {})).toEqual(expect.arrayContaining(statuses));
        for (const form of vendor.errorForms) {
          const own = responses?.[form.httpStatus] as Json;
          const shared = document.components?.responses?.[own.$ref?.split("/").at(-1) ?? ""];
          const response = shared ?? own;
          expect(response.description).toContain(`| \`${form.id}\` |`);
          for (const header of Object.keys(form.headers?.({ id: "", code: 0, message: "" }) ?? {})) {
            expect(response.headers).toHaveProperty([header]);
          }
          if (form.body.kind === "none") continue;
          const content = response.content ?? response["x-graycard-content"];
          expect(content?.["application/json"]?.examples).toHaveProperty([form.id]);
        }
      }
    }
  });

  it("shows every answer that was written down for the edition", () => {
    const written = Object.values(vendorFixtures[vendor.id] ?? {}).filter((fixture) => fixture.edition === edition);
    for (const { body, why } of written) {
      expect(text).toContain(JSON.stringify(body));
      expect(text).toContain(JSON.stringify(why));
    }
  });

  it("cites clauses and errata that the vendor has, with what they say", () => {
    const citations = [...parts(document)].flatMap((part) => (part["x-graycard-clause"] ?? []) as Json | []);
    expect(citations.length).toBeGreaterThan(20);
    for (const { id, text, document, section, erratum, means } of citations as Json[]) {
      if (erratum === undefined) {
        expect(vendor.clauses[id ?? ""]?.text).toBe(text);
        expect(Object.values(vendor.documents).map(({ title }) => title)).toContain(document);
        expect(vendor.clauses[id ?? ""]?.sources.map((source) => source.section)).toContain(section);
      } else expect(Object.values(vendor.errata[erratum]?.readings ?? {}).map((each) => each.means)).toContain(means);
    }
  });

  it("lets fields pass that nobody has heard of", () => {
    expect([...parts(document)].filter(({ additionalProperties }) => additionalProperties === false)).toEqual([]);
  });

  it("refers to nothing that is not there", () => {
    const references = [...parts(document)].flatMap(({ $ref }) => (typeof $ref === "string" ? [$ref] : []));
    expect(references.length).toBeGreaterThan(5);
    const found = references.map((reference) =>
      reference
        .split("/")
        .slice(1)
        .reduce<Json | undefined>((node, name) => node?.[name], document),
    );
    expect(found).not.toContain(undefined);
  });

  it("is the same every time", () => {
    expect(JSON.stringify(writeOpenApi(vendor, { edition }))).toBe(JSON.stringify(writeOpenApi(vendor, { edition })));
  });
});

describe("an answer", () => {
  const schema = (document: Json, name: string) => document.components?.schemas?.[name] as Json;

  it("has a number for its phase where the vendor has one", () => {
    const document = written(picwish);
    expect(schema(document, "PicwishScaleSucceeded").properties?.data?.properties?.state).toMatchObject({ enum: [1] });
    expect(schema(document, "PicwishScaleRunning").properties?.data?.properties?.state).toMatchObject({
      not: { enum: [1, -1, -2, -3, -5, -7, -8, -9, -10, -11, -13, -14, -15, -16, -17] },
    });
    expect(schema(document, "PicwishScaleAccepted").properties?.status).toMatchObject({ const: 200 });
    expect(schema(document, "PicwishRefused").properties?.status).toMatchObject({ not: { const: 200 } });
  });

  it("has the fields that the edition counts on", () => {
    expect(schema(written(picwish), "PicwishScaleRunning").required).toEqual(["status", "message", "data"]);
    expect(schema(written(picwish, "observed"), "PicwishScaleRunning").required).toEqual(["status", "data"]);
  });

  it("can be a picture where a request can ask for one", () => {
    const content = (vendor: AnyVendor, path: string, method = "post") =>
      Object.keys(operationOf(written(vendor), path, method).responses?.[200]?.content ?? {});
    const pictures = ["application/json", "image/jpeg", "image/png"];
    expect(content(picwish, "/api/tasks/visual/scale")).toEqual(pictures);
    expect(content(picwish, "/api/tasks/visual/scale/{task_id}", "get")).toEqual(["application/json"]);
    expect(content(aliyunMarket, "/tasks/visual/watermark")).toEqual(["application/json"]);
    expect(content(meitu, "/v1/aiquality")).toEqual(["application/json"]);
  });

  it("has no content under a status that the edition answers with an empty body", () => {
    const documented = written(aliyunMarket).components?.responses?.AliyunMarketError400;
    expect(Object.keys(documented?.content ?? {})).toEqual(["application/json"]);
    const observed = written(aliyunMarket, "observed").components?.responses?.AliyunMarketError400;
    expect(observed).not.toHaveProperty("content");
    expect(observed).toHaveProperty(["x-graycard-content", "application/json", "schema"]);
    expect(observed?.headers?.["X-Ca-Error-Message"]?.examples?.["invalid-appcode"]).toEqual({
      value: "Invalid AppCode",
    });
  });
});

describe("the document of several vendors", () => {
  it("has the operations and components of each, and says which host each operation is for", () => {
    const all = written(vendors);
    for (const vendor of vendors) {
      const own = written(vendor);
      for (const [path, item] of Object.entries(own.paths ?? {})) {
        for (const [method, operation] of Object.entries(item)) {
          expect(operationOf(all, path, method)).toEqual({ ...(operation as object), servers: own.servers });
        }
      }
      for (const [kind, components] of Object.entries(own.components ?? {})) {
        expect(all.components?.[kind]).toMatchObject(components as object);
      }
    }
  });

  it("is refused when two of them have the same address", () => {
    expect(() => writeOpenApi([picwish, { ...picwish, id: "double" }])).toThrow(OpenApiConflictError);
    expect(() => writeOpenApi([picwish, picwish])).toThrow("POST /api/tasks/visual/scale");
  });
});
