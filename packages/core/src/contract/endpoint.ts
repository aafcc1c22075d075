import type { Failure } from "../task/state.js";
import type { AnswerShape } from "./answer.js";
import type { Delivers, DeliveryForm } from "./delivers.js";
import type { Limits, LimitsInForce } from "./limit.js";
import type { RequestFields, Values } from "./request-field.js";
import type { PictureFacts, PictureFormat, WorkKind, WorkPlan } from "./work.js";

/** What can be done with an endpoint over HTTP; `fetch-result` follows the link of an answer. */
export type OperationName = "submit" | "poll" | "fetch-result";

/** How the fields of a request travel. JSON is read as JSON whatever the Content-Type says. */
export type Encoding = "multipart" | "form" | "json";

/** How a picture gets to the vendor. */
export type Via = "upload" | "url" | "base64";

/** One picture of a request, taken from the field that wins. */
export interface SourceRef {
  readonly field: string;
  readonly via: Via;
}

/** Where the bytes of a source are judged, and what too many of them lead to. */
export interface SourceRule {
  /** `received` counts the bytes or characters as sent, `decoded` what base64 text stands for. */
  readonly measure: "received" | "decoded";
  readonly tooLarge: "refused" | "failed";
  /** What unreadable base64 or a `data:` prefix leads to. */
  readonly dataPrefix?: "fail" | "stripped";
}

/** One piece of work of a request: most have one, a list of pictures has several. */
export interface Job {
  readonly image: SourceRef & { readonly value: unknown };
  readonly mask?: SourceRef & { readonly value: unknown };
}

/** A picture on its way into a request. */
export interface CarriedPicture {
  readonly via: Via;
  /** The file, the address or the base64 text. */
  readonly value: unknown;
}

/** A place in a request for one picture. */
export interface PictureSlot<R> {
  /** The ways in which the picture can travel, in order of precedence. */
  vias(readings: R): readonly Via[];
  /** The fields of a request that carry it; fields that have to be there beside them are among them. */
  put(picture: CarriedPicture): Readonly<Record<string, unknown>>;
}

/** The pictures that one request takes. */
export interface PictureSlots<R> {
  readonly image: PictureSlot<R>;
  readonly mask?: PictureSlot<R>;
}

/** How the caller wants the answer. */
export interface Delivery {
  readonly mode: "sync" | "async";
  readonly form: DeliveryForm;
  /** Which output the body of a binary answer is. */
  readonly binaryOutput?: string;
}

/** A rule over several fields. Its message names the field at fault. */
export interface Constraint<C extends string, R, V> {
  readonly clause: C | { readonly erratum: string };
  /** The message of the refusal, or undefined when the rule is kept. */
  broken(values: V, readings: R): string | undefined;
  /** A change to a valid request that breaks this rule and no other; undefined where a reading leaves it without force. */
  counterexample(readings: R): RequestChange | undefined;
}

/** Fields to leave out of a request, and fields to set instead. */
export interface RequestChange {
  readonly drop?: readonly string[];
  readonly set?: Readonly<Record<string, unknown>>;
}

/** A picture in every form a request can carry it in. Width and height are in pixels. */
export interface ExamplePicture {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** What an example request asks for; what an endpoint does not have is left out of its request. */
export interface ExampleWishes {
  readonly mode?: "sync" | "async";
  readonly form?: DeliveryForm;
}

/** What the plan of a job may look at. */
export interface PlanInput<V, R> {
  readonly values: V;
  readonly image: PictureFacts;
  readonly mask?: PictureFacts;
  readonly limits: LimitsInForce;
  readonly readings: R;
}

/** The plan of a job, or why its task fails. */
export type PlanResult =
  | { readonly ok: true; readonly plan: WorkPlan }
  | { readonly ok: false; readonly failure: Failure };

/** A result file: where it lives under the result host, for a task id and an output. */
export interface ResultFile {
  readonly output: string;
  path(taskId: string, item: number, format: PictureFormat): string;
}

/** Where an operation of an endpoint is asked for: method and path, without the vendor's host. */
export interface Route<C extends string> {
  readonly method: "POST" | "GET";
  /** `{task_id}` stands for the id of the task. */
  readonly path: string;
  readonly clause: C | { readonly erratum: string };
}

/**
 * One paid operation of a vendor, as data and pure functions.
 * `C` are the vendor's clause ids, `R` its readings, `F` the request fields, `D` what comes out, `P` what goes in.
 */
export interface Endpoint<
  C extends string = string,
  R = never,
  F extends RequestFields<C, R> = RequestFields<C, R>,
  D extends Delivers = Delivers,
  P extends PictureSlots<R> = PictureSlots<R>,
> {
  readonly id: string;
  readonly title: string;
  /** The document that describes it. */
  readonly document: string;
  readonly work: WorkKind;
  readonly routes: { readonly submit: Route<C>; readonly poll?: Route<C> };
  encodings(readings: R): readonly Encoding[];
  /** Whether a body without a Content-Type is refused; taken unless said. */
  needsContentType?(readings: R): boolean;
  readonly fields: F;
  readonly constraints: readonly Constraint<C, R, Values<F>>[];
  readonly limits: Limits<C, R>;
  readonly formats: { readonly accepted: readonly PictureFormat[]; readonly clause: C };
  sourceRule(via: Via, readings: R): SourceRule;
  /** Upload fields whose size decides at once: the highest of their precedence. */
  readonly uploads: readonly string[];
  /** Where the pictures of a request go, for callers who do not want to know the names of fields. */
  readonly pictures: P;
  /** What the answer brings, as the request's values decide it. */
  readonly delivers: D;
  delivery(values: Values<F>, readings: R): Delivery;
  jobs(values: Values<F>, readings: R): readonly Job[];
  plan(input: PlanInput<Values<F>, R>): PlanResult;
  /** A valid request for a picture: the fields as a caller would send them. */
  example(picture: ExamplePicture, wishes?: ExampleWishes): Record<string, unknown>;
  readonly results: readonly ResultFile[];
  readonly answer: AnswerShape<C, R>;
  /** What one accepted submit costs, in the vendor's credits, where a price is known. */
  readonly credits?: number;
}

/** Declares an endpoint; the request values are inferred from its fields. */
export function defineEndpoint<C extends string, R>() {
  return <const F extends RequestFields<C, R>, const D extends Delivers, const P extends PictureSlots<R>>(
    endpoint: Endpoint<C, R, F, D, P>,
  ): Endpoint<C, R, F, D, P> => endpoint;
}
