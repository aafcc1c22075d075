import type { FailureDetail, FailureReason, RunningState } from "../task/state.js";
import type { StateTable } from "../task/state-table.js";
import type { AnswerShape } from "./answer.js";
import type { AnswerReading } from "./answer-reading.js";
import type { Auth } from "./auth.js";
import type { Clause, VendorDocument } from "./clause.js";
import type { Duties } from "./duties.js";
import type { Endpoint } from "./endpoint.js";
import type { Erratum } from "./erratum.js";
import type { ErrorForm } from "./error-form.js";
import type { Invariants } from "./invariants.js";
import type { Limits } from "./limit.js";
import type { Promises } from "./promises.js";
import type { EditionName } from "./readings.js";
import type { Refusal, RequestFault } from "./refusal.js";

/** How the vendor's result links are signed, and where their files live. */
export interface LinkRules<R> {
  /** `oss-v1` carries an absolute expiry in seconds, `oss-v4` a start and a life. */
  form(readings: R): "oss-v1" | "oss-v4";
  /** The bucket and region that signatures and error bodies name. */
  readonly bucket: string;
  readonly region: string;
}

/** How the vendor writes JSON. */
export interface JsonStyle<R> {
  readonly contentType: string;
  sortedKeys(readings: R): boolean;
  /** Whether `&` is written as its Unicode escape, as some encoders do. */
  escapedAmpersand(readings: R): boolean;
}

/** One state of the schedule a healthy task follows; the shares are relative. */
export type ScheduleStep = readonly [state: RunningState, share: number];

/**
 * What was promised: one vendor, as pure data. Engines read it and never ask which vendor it is.
 */
export interface Vendor<
  C extends string = string,
  R = never,
  E extends Readonly<Record<string, Endpoint<C, R>>> = Readonly<Record<string, Endpoint<C, R>>>,
> {
  readonly id: string;
  readonly title: string;
  /** The vendor this one is another front door to. */
  readonly channelOf?: string;
  /** The real hosts, most usual first; requests to any of them are requests to this vendor. */
  readonly hosts: readonly [string, ...string[]];
  readonly documents: Readonly<Record<string, VendorDocument>>;
  readonly clauses: Readonly<Record<string, Clause>>;
  readonly errata: Readonly<Record<string, Erratum>>;
  readonly editions: Readonly<Record<EditionName, Readonly<Record<string, string | undefined>>>>;
  readonly auth: Auth<C>;
  /** The statuses the documents list, for the reference and for judges. */
  readonly statuses: Readonly<Record<number, { readonly clause: C; readonly means: string }>>;
  refusal(fault: RequestFault, readings: R): Refusal<C>;
  /** Every way known in which the vendor, or a gateway in front of it, words an error. */
  readonly errorForms: readonly ErrorForm<C>[];
  readonly refusedAnswer: AnswerShape<C, R>;
  /** Understands an answer, tolerantly: both layers of success, missing fields, unlisted numbers. */
  readAnswer(httpStatus: number, body: unknown): AnswerReading;
  readonly promises: Promises<C>;
  /** What holds for each answer and from one to the next. */
  readonly invariants: Invariants<C, R>;
  /** What is asked of callers. */
  readonly duties: Duties<C>;
  readonly states: StateTable<C>;
  /** The number for a failure where it depends on more than the reason. */
  failureCode(reason: FailureReason, detail: FailureDetail | undefined, readings: R): number;
  /** The HTTP status of an answer about a task that failed. */
  failedHttpStatus(code: number, readings: R): number;
  schedule(readings: R): readonly ScheduleStep[];
  readonly limits: Limits<C, R>;
  readonly links: LinkRules<R>;
  readonly json: JsonStyle<R>;
  /** Headers on every answer, for gateways that add theirs. `id` is unique per answer. */
  answerHeaders?(id: string, readings: R): Readonly<Record<string, string>>;
  readonly endpoints: E;
}

/** A vendor of any kind, as engines take it. */
export type AnyVendor = Vendor<string, never>;
/** An endpoint of any kind, as engines take it. */
export type AnyEndpoint = Endpoint<string, never>;

/** Declares a vendor. */
export function defineVendor<C extends string, R>() {
  return <const E extends Readonly<Record<string, Endpoint<C, R>>>>(vendor: Vendor<C, R, E>): Vendor<C, R, E> => vendor;
}
