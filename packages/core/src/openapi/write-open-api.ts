import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import type { EditionName } from "../contract/readings.js";
import type { AnyVendor } from "../contract/vendor.js";
import { vendorFixtures } from "../vendors/fixtures.js";
import { answerSchema } from "./answer-schema.js";
import { describeDocument } from "./describe.js";
import { errorSchemas, refusedName } from "./error-bodies.js";
import { OpenApiConflictError } from "./open-api-conflict-error.js";
import { type OperationAt, operationsOf, serversOf, tagOf } from "./operations.js";
import { requestSchemas } from "./request-body.js";
import { answerSchemas, sharedResponses } from "./responses.js";
import { securitySchemes } from "./security.js";
import { errorExampleComponents } from "./status-responses.js";
import { type EndpointSubject, type Subject, subjectOf } from "./subject.js";

/** An OpenAPI 3.1 document, as plain data. */
export type OpenApiDocument = ReturnType<OpenApiGeneratorV31["generateDocument"]>;

/** How a document is written. */
export interface OpenApiOptions {
  /** What is followed where documents and public facts differ; `documented` unless said. */
  readonly edition?: EditionName;
}

/**
 * Writes what vendors promise as an OpenAPI 3.1 document: every endpoint with its bodies in each encoding, its limits
 * and rules, and every answer with examples. The same vendors and edition always give the same document.
 *
 * What a part rests on stands beside it as `x-graycard-clause`. Answers are described tolerantly: fields that nobody
 * has heard of pass.
 *
 * @throws {OpenApiConflictError} for vendors that have the same method and path.
 * @example
 * JSON.stringify(writeOpenApi(picwish, { edition: "observed" }), null, 2);
 */
export function writeOpenApi(
  vendors: AnyVendor | readonly AnyVendor[],
  { edition = "documented" }: OpenApiOptions = {},
): OpenApiDocument {
  const subjects = listOf(vendors).map((vendor) => subjectOf(vendor, edition));
  const endpoints = subjects.flatMap(endpointsOf);
  const registry = new OpenAPIRegistry();
  const operations = endpoints.flatMap((subject) => operationsAt(subject, subjects.length > 1));
  assertApart(operations);
  for (const route of operations) registry.registerPath(route);
  for (const subject of subjects) registerShared(registry, subject, operations);
  for (const subject of endpoints)
    register(registry, "schemas", { ...requestSchemas(subject), ...answerSchemas(subject) });
  const { webhooks: _, ...document } = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: subjects.map(({ vendor }) => vendor.title).join(", "),
      version: edition,
      description: describeDocument(subjects),
      contact: { name: "Graycard" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: subjects.flatMap(serversOf),
    tags: endpoints.map((subject) => ({ name: tagOf(subject), description: `${subject.endpoint.title}.` })),
  });
  return document;
}

function listOf(vendors: AnyVendor | readonly AnyVendor[]): readonly AnyVendor[] {
  return "id" in vendors ? [vendors] : vendors;
}

function endpointsOf(subject: Subject): readonly EndpointSubject[] {
  return Object.values(subject.vendor.endpoints).map((endpoint) => ({ ...subject, endpoint }));
}

/** The operations of an endpoint; among those of other vendors, each says which host it is for. */
function operationsAt(subject: EndpointSubject, amongOthers: boolean): readonly OperationAt[] {
  const operations = operationsOf(subject, vendorFixtures);
  return amongOthers ? operations.map((each) => ({ ...each, servers: serversOf(subject) })) : operations;
}

function assertApart(operations: readonly OperationAt[]): void {
  const addresses = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const twice = addresses.find((address, at) => addresses.indexOf(address) < at);
  if (twice === undefined) return;
  throw new OpenApiConflictError(
    `Two endpoints have the address ${twice}, which one document cannot tell apart; write one for each vendor.`,
  );
}

/** What the endpoints of a vendor share; of responses and examples only those that something refers to. */
function registerShared(registry: OpenAPIRegistry, subject: Subject, operations: readonly OperationAt[]): void {
  for (const { name, scheme } of securitySchemes(subject)) registry.registerComponent("securitySchemes", name, scheme);
  const refused = answerSchema(subject, subject.vendor.refusedAnswer.fields, "refused");
  register(registry, "schemas", { [refusedName(subject)]: refused, ...errorSchemas(subject) });
  const responses = referredTo(sharedResponses(subject, vendorFixtures), operations);
  register(registry, "responses", responses);
  register(registry, "examples", referredTo(errorExampleComponents(subject), [operations, responses]));
}

/** Those of some components that a part of the document refers to. */
function referredTo(components: Readonly<Record<string, object>>, part: unknown): Readonly<Record<string, object>> {
  const references = new Set(JSON.stringify(part).match(/#\/components\/[^"]+/g));
  const named = Object.entries(components).filter(([name]) =>
    ["responses", "examples"].some((kind) => references.has(`#/components/${kind}/${name}`)),
  );
  return Object.fromEntries(named);
}

function register(
  registry: OpenAPIRegistry,
  kind: "schemas" | "examples" | "responses",
  components: Readonly<Record<string, object>>,
): void {
  for (const [name, component] of Object.entries(components))
    registry.registerComponent(kind, name, component as never);
}
