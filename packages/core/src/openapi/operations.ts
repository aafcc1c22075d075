import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import type { Route } from "../contract/endpoint.js";
import type { Fixtures } from "./answer-examples.js";
import { citing } from "./cite.js";
import { describePoll, describeSubmit } from "./describe.js";
import { requestBody } from "./request-body.js";
import { responsesOf } from "./responses.js";
import { securityRequirement } from "./security.js";
import type { EndpointSubject, Subject } from "./subject.js";

/** An operation of a document, with its address. */
export type OperationAt = Parameters<OpenAPIRegistry["registerPath"]>[0];

/** The operations of an endpoint: its submit, and its poll where it has tasks. */
export function operationsOf(subject: EndpointSubject, fixtures: Fixtures): readonly OperationAt[] {
  const { poll, submit } = subject.endpoint.routes;
  const submitting: OperationAt = {
    ...addressOf(submit),
    ...common(subject, submit, "submit"),
    summary: subject.endpoint.title,
    description: describeSubmit(subject),
    request: { body: requestBody(subject) },
    responses: responsesOf(subject, "submit", fixtures),
  };
  if (!poll) return [submitting];
  const polling: OperationAt = {
    ...addressOf(poll),
    ...common(subject, poll, "poll"),
    summary: `${subject.endpoint.title}: how far a task is`,
    description: describePoll(subject),
    parameters: pathParameters(poll.path),
    responses: responsesOf(subject, "poll", fixtures),
  };
  return [submitting, polling];
}

function common(subject: EndpointSubject, route: Route<string>, operation: "submit" | "poll") {
  const { vendor, endpoint } = subject;
  return {
    operationId: `${vendor.id}.${endpoint.id}.${operation}`,
    tags: [tagOf(subject)],
    security: [securityRequirement(subject)],
    ...citing(subject, route.clause),
  };
}

function addressOf({ method, path }: Route<string>) {
  return { path, method: method === "GET" ? ("get" as const) : ("post" as const) };
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path" as const,
    required: true,
    description: "The id that the answer to the submit has.",
    schema: { type: "string" as const, minLength: 1 },
  }));
}

/** What the operations of an endpoint are grouped under. */
export function tagOf({ vendor, endpoint }: EndpointSubject): string {
  return `${vendor.id}.${endpoint.id}`;
}

/** The address of a vendor's usual host, then of its others. */
export function serversOf({ vendor }: Subject): { url: string; description: string }[] {
  return vendor.hosts.map((host) => ({ url: `https://${host}`, description: vendor.title }));
}
