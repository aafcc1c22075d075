import type { ErrorForm } from "../contract/error-form.js";
import type { Refusal } from "../contract/refusal.js";
import { requestFaults } from "../contract/refusal.js";
import { type Fixtures, refusalExamples } from "./answer-examples.js";
import { citedInProse, citing } from "./cite.js";
import { errorBody, errorHeaders, errorSchemaName, refusedName } from "./error-bodies.js";
import { anyOf, type JsonSchema, refTo } from "./json-schema.js";
import { code, paragraphs, sentence, table } from "./prose.js";
import type { Subject } from "./subject.js";

/** What an HTTP status can come with when a request is turned away. */
export interface StatusErrors {
  readonly httpStatus: number;
  readonly refusals: readonly Refusal<string>[];
  readonly forms: readonly ErrorForm[];
}

/** Everything that turns a request away, by HTTP status: refusals of the edition, every known form, every listed status. */
export function errorsByStatus({ vendor, readings }: Subject): ReadonlyMap<number, StatusErrors> {
  const refusals = requestFaults.map((fault) => vendor.refusal(fault, readings));
  const forms = vendor.errorForms;
  const listed = Object.keys(vendor.statuses).map(Number);
  const statuses = [
    ...listed,
    ...refusals.map(({ httpStatus }) => httpStatus),
    ...forms.map((form) => form.httpStatus),
  ];
  const of = (wanted: number) => (each: { readonly httpStatus: number }) => each.httpStatus === wanted;
  return new Map(
    [...new Set(statuses)]
      .sort((a, b) => a - b)
      .map((httpStatus) => [
        httpStatus,
        { httpStatus, refusals: refusals.filter(of(httpStatus)), forms: forms.filter(of(httpStatus)) },
      ]),
  );
}

/** The schemas of the bodies that turn a request away under one status, those of the answer tree first. */
export function errorContentSchemas(subject: Subject, { refusals, forms }: StatusErrors): readonly JsonSchema[] {
  const told = refusals.filter(({ body }) => body !== "none").map(() => refusedName(subject));
  const names = forms.flatMap((form) => errorSchemaName(subject, form) ?? []);
  return [...new Set([...told, ...names])].map(refTo);
}

/**
 * Examples of the bodies that turn a request away under one status: those that were written down, then every form. In an
 * extension references are not followed, so there the forms stand themselves.
 */
export function errorExamples(
  subject: Subject,
  errors: StatusErrors,
  fixtures: Fixtures,
): Readonly<Record<string, object>> {
  const inline = isEmptyInEdition(errors);
  const written = refusalExamples(subject, errors.httpStatus, fixtures).map(({ name, example }) => [name, example]);
  const shown = errors.forms.flatMap((form) => {
    const example = exampleOf(form);
    return example
      ? [[form.id, inline ? example : { $ref: `#/components/examples/${exampleName(subject, form)}` }]]
      : [];
  });
  return Object.fromEntries([...written, ...shown]);
}

/** Every error form that has a body, as a component that responses refer to. */
export function errorExampleComponents(subject: Subject): Readonly<Record<string, object>> {
  const shown = subject.vendor.errorForms.flatMap((form) => {
    const example = exampleOf(form);
    return example ? [[exampleName(subject, form), example]] : [];
  });
  return Object.fromEntries(shown);
}

function exampleOf(form: ErrorForm): object | undefined {
  const value = errorBody(form);
  return value && { summary: form.sentence, value };
}

function exampleName({ prefix }: Subject, { id }: ErrorForm): string {
  return `${prefix}.${id}`;
}

/** The headers of answers with a status: those of every answer, and those that errors are told in; nothing without any. */
export function statusHeaders(subject: Subject, { forms, refusals }: Pick<StatusErrors, "forms" | "refusals">) {
  const { vendor, readings } = subject;
  const always = Object.entries(vendor.answerHeaders?.("0b6f2c1e-58a7-4d0c-9c53-7a1d2e3f4a5b", readings) ?? {});
  const told = [
    ...forms.flatMap((form) => Object.entries(errorHeaders(form)).map((pair) => ({ id: form.id, pair }))),
    ...refusals.flatMap(({ headers }, at) => Object.entries(headers ?? {}).map((pair) => ({ id: `own-${at}`, pair }))),
  ];
  const headers: Record<string, { description: string; schema: JsonSchema; examples: Record<string, object> }> = {};
  const note = (name: string, description: string, id: string, value: string) => {
    headers[name] ??= { description, schema: { type: "string" }, examples: {} };
    const { examples } = headers[name];
    if (!Object.values(examples).some((each) => "value" in each && each.value === value)) examples[id] = { value };
  };
  for (const [name, value] of always) note(name, "On every answer.", "usual", value);
  for (const { id, pair } of told) note(pair[0], "On errors that are told in headers.", id, pair[1]);
  return Object.keys(headers).length > 0 ? { headers } : {};
}

/** What a status means, in the words of the documents or of what is known beside them, and each form it is told in. */
export function describeStatus(subject: Subject, errors: StatusErrors): string {
  const { httpStatus, forms } = errors;
  const listed = subject.vendor.statuses[httpStatus];
  const rows = forms.map((form) => [
    code(form.id),
    form.sentence,
    code(form.code),
    form.body.kind === "none" ? "headers" : "body",
    form.retryable ? "yes" : "no",
    form.charged ? "yes" : "no",
    citedInProse(form.clause),
  ]);
  const isTold = errorContentSchemas(subject, errors).length > 0;
  const silent = isTold
    ? "The body may be empty: then the headers say what is wrong."
    : "The body is empty: the headers say what is wrong.";
  return paragraphs(
    sentence(listed?.means ?? "turned away"),
    mayBeEmpty(errors) ? silent : undefined,
    rows.length === 0 ? "" : table(["Form", "Is sent", "Number", "Told in", "Try again", "Charged", "Rests on"], rows),
  );
}

function mayBeEmpty({ forms, refusals }: StatusErrors): boolean {
  return forms.some(({ body }) => body.kind === "none") || refusals.some(({ body }) => body === "none");
}

/** What a status rests on: what the documents list it in, else what speaks of its first form or refusal. */
export function citingStatus(subject: Subject, { httpStatus, forms, refusals }: StatusErrors): object {
  const clause = subject.vendor.statuses[httpStatus]?.clause ?? refusals[0]?.clause ?? forms[0]?.clause;
  return clause === undefined ? {} : citing(subject, clause);
}

/** Whether the edition itself turns requests away without a body under this status. */
export function isEmptyInEdition({ refusals }: StatusErrors): boolean {
  return refusals.some(({ body }) => body === "none");
}

/** What a response has, with its bodies in the place that the edition lets them have. */
export function withContent(
  errors: StatusErrors,
  json: { readonly schemas: readonly JsonSchema[]; readonly examples: Readonly<Record<string, object>> },
  others: Readonly<Record<string, object>> = {},
): object {
  if (json.schemas.length === 0) return {};
  const { examples } = json;
  const media = { schema: anyOf(json.schemas), ...(Object.keys(examples).length > 0 ? { examples } : {}) };
  const content = { "application/json": media, ...others };
  // OpenAPI cannot say that a body is there or not: with a content, validators refuse the answer without one.
  return isEmptyInEdition(errors) ? { "x-graycard-content": content } : { content };
}
