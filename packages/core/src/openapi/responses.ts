import type { Phase } from "../contract/answer.js";
import type { OperationName } from "../contract/endpoint.js";
import { answerExamples, type Fixtures } from "./answer-examples.js";
import { answerSchema } from "./answer-schema.js";
import { type JsonSchema, refTo } from "./json-schema.js";
import { pascalCase } from "./names.js";
import { paragraphs } from "./prose.js";
import { canDeliver } from "./request-example.js";
import {
  citingStatus,
  describeStatus,
  errorContentSchemas,
  errorExamples,
  errorsByStatus,
  type StatusErrors,
  statusHeaders,
  withContent,
} from "./status-responses.js";
import type { EndpointSubject, Subject } from "./subject.js";

/** What an answer about a task can be about. */
type TaskPhase = Exclude<Phase, "refused">;

/** The phases that answers of an operation can be about, beside refusals. */
export function phasesOf({ endpoint }: EndpointSubject, operation: OperationName): readonly TaskPhase[] {
  if (operation === "poll") return ["running", "succeeded", "failed"];
  return endpoint.routes.poll ? ["accepted", "running", "succeeded", "failed"] : ["succeeded", "failed"];
}

/** The schemas of an endpoint's answers by the name of the component. */
export function answerSchemas(subject: EndpointSubject): Readonly<Record<string, JsonSchema>> {
  const { endpoint } = subject;
  const named = phasesOf(subject, "submit").map((phase) => [
    answerName(subject, phase),
    answerSchema(subject, endpoint.answer.fields, phase),
  ]);
  return Object.fromEntries(named);
}

function answerName({ prefix, endpoint }: EndpointSubject, phase: Phase): string {
  return `${prefix}${pascalCase(endpoint.id)}${pascalCase(phase)}`;
}

/** The responses of a vendor that are about no task, and so the same for every operation, by the name of the component. */
export function sharedResponses(subject: Subject, fixtures: Fixtures): Readonly<Record<string, object>> {
  const named = [...errorsByStatus(subject).values()].map((errors) => [
    sharedName(subject, errors.httpStatus),
    {
      description: describeStatus(subject, errors),
      ...statusHeaders(subject, errors),
      ...withContent(errors, jsonErrors(subject, errors, fixtures)),
      ...citingStatus(subject, errors),
    },
  ]);
  return Object.fromEntries(named);
}

function sharedName({ prefix }: Subject, httpStatus: number): string {
  return `${prefix}Error${httpStatus}`;
}

function jsonErrors(subject: Subject, errors: StatusErrors, fixtures: Fixtures) {
  return { schemas: errorContentSchemas(subject, errors), examples: errorExamples(subject, errors, fixtures) };
}

/** Every response of an operation by HTTP status. */
export function responsesOf(subject: EndpointSubject, operation: OperationName, fixtures: Fixtures) {
  const byStatus = errorsByStatus(subject);
  const phases = phasesByStatus(subject, operation);
  const statuses = [...new Set([...byStatus.keys(), ...phases.keys()])].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((httpStatus) => {
      const about = phases.get(httpStatus);
      if (!about) return [httpStatus, { $ref: `#/components/responses/${sharedName(subject, httpStatus)}` }];
      const errors = byStatus.get(httpStatus) ?? { httpStatus, refusals: [], forms: [] };
      return [httpStatus, taskResponse(subject, operation, { errors, phases: about, fixtures })];
    }),
  );
}

/** The statuses that answers about a task come with. */
function phasesByStatus(subject: EndpointSubject, operation: OperationName): ReadonlyMap<number, readonly TaskPhase[]> {
  const { vendor, readings } = subject;
  const failing = Object.entries(vendor.states.rows).filter(([, { state }]) => state === "failed");
  const failed = new Set(failing.map(([code]) => vendor.failedHttpStatus(Number(code), readings)));
  const byStatus = new Map<number, readonly TaskPhase[]>();
  for (const phase of phasesOf(subject, operation)) {
    for (const status of phase === "failed" ? failed : [200]) {
      byStatus.set(status, [...(byStatus.get(status) ?? []), phase]);
    }
  }
  return byStatus;
}

const phaseWords: Readonly<Record<Phase, string>> = {
  refused: "the request is turned away",
  accepted: "the task is taken on and has an id to ask for it with",
  running: "the task is under way",
  succeeded: "the result is there",
  failed: "the work failed",
};

function taskResponse(
  subject: EndpointSubject,
  operation: OperationName,
  { errors, phases, fixtures }: { errors: StatusErrors; phases: readonly TaskPhase[]; fixtures: Fixtures },
) {
  const told = jsonErrors(subject, errors, fixtures);
  const examples = phases.flatMap((phase) => answerExamples(subject, phase, fixtures));
  const pictures = phases.includes("succeeded") && operation === "submit" && canDeliver(subject, { form: "binary" });
  const json = {
    schemas: [...phases.map((phase) => refTo(answerName(subject, phase))), ...told.schemas],
    examples: { ...Object.fromEntries(examples.map(({ name, example }) => [name, example])), ...told.examples },
  };
  const outcomes = [...phases, ...(told.schemas.length > 0 ? (["refused"] as const) : [])];
  return {
    description: paragraphs(
      `The body says which it is: ${outcomes.map((phase) => phaseWords[phase]).join("; ")}.`,
      pictures ? "Where it is asked for, the body is the result itself." : undefined,
      describeStatus(subject, errors),
    ),
    ...statusHeaders(subject, errors),
    ...withContent(errors, json, pictures ? pictureContent : {}),
    ...citingStatus(subject, errors),
  };
}

const pictureContent = Object.fromEntries(
  ["image/jpeg", "image/png"].map((type) => [
    type,
    { schema: { type: "string", format: "binary", contentMediaType: type } },
  ]),
);
