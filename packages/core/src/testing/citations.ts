import type { AnswerNode } from "../contract/answer.js";
import { requestFaults } from "../contract/refusal.js";
import type { RequestField, RequestFields } from "../contract/request-field.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import { everyReading } from "./readings-in-force.js";

/** A place in a vendor's data that says what it rests on. */
export interface Citation {
  readonly at: string;
  readonly cited: string | { readonly erratum: string };
}

/** Everything a vendor's data rests on, place by place. */
export function* citationsOf(vendor: AnyVendor): Generator<Citation> {
  yield* ofAuth(vendor);
  for (const [status, { clause }] of Object.entries(vendor.statuses)) yield { at: `status ${status}`, cited: clause };
  for (const [code, { clause }] of Object.entries(vendor.states.rows)) yield { at: `state ${code}`, cited: clause };
  for (const [name, cited] of Object.entries({ ...vendor.promises })) yield { at: `promise ${name}`, cited };
  yield* ofNamed(vendor.invariants, "invariant");
  yield* ofNamed(vendor.duties, "duty");
  yield* ofLimits(vendor.limits, "");
  yield* ofAnswer(vendor.refusedAnswer.fields, "refused answer: ");
  for (const { title, readings } of everyReading(vendor)) {
    for (const fault of requestFaults) {
      yield { at: `refusal ${fault} under ${title}`, cited: vendor.refusal(fault, readings).clause };
    }
  }
  for (const { id, clause } of vendor.errorForms) yield { at: `error form ${id}`, cited: clause };
  for (const endpoint of Object.values(vendor.endpoints)) yield* ofEndpoint(endpoint);
}

/** Everything that looks like a clause within data that names clauses in many places. */
function* ofNamed(node: unknown, at: string): Generator<Citation> {
  if (typeof node === "string" && /^[a-z-]+(?:\.[a-z0-9-]+){2}$/.test(node)) yield { at, cited: node };
  if (typeof node !== "object" || node === null || node instanceof RegExp) return;
  for (const [name, value] of Object.entries(node)) yield* ofNamed(value, `${at} ${name}`);
}

function* ofAuth({ auth }: AnyVendor): Generator<Citation> {
  if (auth.by === "header") yield { at: `header ${auth.header}`, cited: auth.clause };
  else for (const { name, clause } of auth.parameters) yield { at: `parameter ${name}`, cited: clause };
}

function* ofEndpoint(endpoint: AnyEndpoint): Generator<Citation> {
  const at = `${endpoint.id}: `;
  yield* ofFields(endpoint.fields, at);
  yield* ofLimits(endpoint.limits, at);
  yield { at: `${at}formats`, cited: endpoint.formats.clause };
  for (const [index, { clause }] of endpoint.constraints.entries()) {
    yield { at: `${at}constraint ${index}`, cited: clause };
  }
  for (const [name, { clause }] of Object.entries(endpoint.routes)) yield { at: `${at}${name} route`, cited: clause };
  yield* ofAnswer(endpoint.answer.fields, `${at}answer: `);
}

function* ofLimits(limits: AnyVendor["limits"], at: string): Generator<Citation> {
  for (const [name, { clause }] of Object.entries(limits)) yield { at: `${at}limit ${name}`, cited: clause };
}

function* ofFields(fields: RequestFields<string, never>, at: string): Generator<Citation> {
  for (const [name, field] of Object.entries(fields)) yield* ofField(field, `${at}${name}`);
}

function* ofField(field: RequestField<string, never>, at: string): Generator<Citation> {
  yield { at, cited: field.clause };
  if (field.kind === "choice") {
    for (const { value, clause } of field.values) yield { at: `${at}=${value}`, cited: clause };
  }
  if (field.kind === "rectangles") yield { at: `${at} (whole numbers)`, cited: field.integersClause };
  if (field.kind === "object") yield* ofFields(field.fields, `${at}.`);
  if (field.kind === "list") yield* ofField(field.item, `${at}[]`);
}

function* ofAnswer(fields: Readonly<Record<string, AnswerNode<string, never>>>, at: string): Generator<Citation> {
  for (const [name, node] of Object.entries(fields)) yield* ofNode(node, `${at}${name}`);
}

function* ofNode(node: AnswerNode<string, never>, at: string): Generator<Citation> {
  yield { at, cited: node.clause };
  if (node.kind === "object") yield* ofAnswer(node.fields, `${at}.`);
  if (node.kind === "list") yield* ofNode(node.item, `${at}[]`);
}
