import type {
  AnyEndpoint,
  AnyVendor,
  Delivery,
  ErrorForm,
  Failure,
  OperationName,
  Readings,
  RequestFault,
} from "@graycard/core";
import type { OssError } from "../links/oss-error.js";
import type { Reply, Turn } from "../pipeline/turn.js";

/** A clause, or the erratum that settles what no clause says. */
export type Cited = string | { readonly erratum: string };

/** What an answer was made of, as far as it takes that to tell what it rests on. All of it is there anyway. */
export interface Evidence {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint | undefined;
  readonly operation: OperationName | undefined;
  readonly readings: Readings;
  readonly answered: Answered;
}

/** What kind of answer it was. */
export type Answered = AnsweredRefusal | AnsweredTask | AnsweredVisit;

export interface AnsweredRefusal {
  readonly kind: "refused";
  readonly fault: RequestFault;
  readonly form: ErrorForm | undefined;
  /** The rule that was broken, where there is one. */
  readonly rule: Cited | undefined;
  readonly field: string | undefined;
}

export interface AnsweredTask {
  readonly kind: "task";
  readonly phase: "accepted" | "running" | "succeeded" | "failed";
  /** The vendor's number for its state; 0 where it was only taken on. */
  readonly code: number;
  readonly delivery: Delivery;
  /** The results that were asked for, where not all of the endpoint's were. */
  readonly outputs: readonly string[] | undefined;
  readonly failure: Failure | undefined;
}

export interface AnsweredVisit {
  readonly kind: "visit";
  /** Undefined where the file was served. */
  readonly error: OssError | undefined;
}

/**
 * What tells the basis of an answer later, if somebody asks. This runs for every request, and what it gives is kept as
 * long as the journal: it only holds on to small things that others have made. Undefined where the mock answered in its
 * own words, in which no document has a say.
 */
export function evidenceOf({ vendor, endpoint, operation, readings }: Turn, reply: Reply): Evidence | undefined {
  if (reply.kind === "own") return undefined;
  return { vendor, endpoint, operation, readings, answered: answeredBy(reply) };
}

function answeredBy(reply: Exclude<Reply, { readonly kind: "own" }>): Answered {
  if (reply.kind === "refused") {
    const { fault, form, about } = reply;
    return { kind: "refused", fault, form, rule: about?.clause, field: about?.field };
  }
  const { delivery } = reply.task;
  if (reply.kind === "accepted") {
    return { kind: "task", phase: "accepted", code: 0, delivery, outputs: undefined, failure: undefined };
  }
  const { phase, facts, plans, failure } = reply.view;
  const plan = plans[0];
  const outputs = plan?.work === "cutout" ? plan.outputs : undefined;
  return { kind: "task", phase, code: facts.code, delivery, outputs, failure };
}
