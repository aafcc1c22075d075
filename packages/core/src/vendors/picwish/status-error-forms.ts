import { type ErrorForm, type ErrorStyle, errorStyles } from "../../contract/error-form.js";
import type { RequestFault } from "../../contract/refusal.js";

/** One status of the envelope, as an error. */
export interface StatusError<C extends string> {
  readonly status: number;
  readonly fault: RequestFault;
  readonly message: string;
  readonly clause: C;
  readonly retryable: boolean;
}

/** What the forms of one vendor with this envelope rest on, and what they cost. */
export interface StatusErrorOptions<C extends string> {
  readonly errors: readonly StatusError<C>[];
  /** What says that the number may stand in the JSON alone. */
  readonly jsonClause: ErrorForm<C>["clause"];
  /** What speaks of refusals without a message. */
  readonly bareClause: ErrorForm<C>["clause"];
  charged(httpStatus: number): boolean;
}

/**
 * Every status in the envelope `{ status, message }`: as the HTTP status or in the JSON of an HTTP 200, with a message
 * and without. The ids are `http-429`, `http-429-bare`, `json-429`, `json-429-bare`.
 */
export function statusErrorForms<C extends string>(options: StatusErrorOptions<C>): readonly ErrorForm<C>[] {
  return errorStyles.flatMap((style) =>
    options.errors.flatMap((error) => [formOf(error, style, true, options), formOf(error, style, false, options)]),
  );
}

const places: Readonly<Record<ErrorStyle, string>> = {
  http: "as the HTTP status and in the JSON",
  json: "in the JSON of an HTTP 200",
};

function formOf<C extends string>(
  { status, fault, message, clause, retryable }: StatusError<C>,
  style: ErrorStyle,
  spoken: boolean,
  { jsonClause, bareClause, charged }: StatusErrorOptions<C>,
): ErrorForm<C> {
  const httpStatus = style === "http" ? status : 200;
  return {
    id: `${style}-${status}${spoken ? "" : "-bare"}`,
    sentence: `The status ${status} stands ${places[style]}, ${spoken ? "with" : "without"} a message.`,
    clause: !spoken ? bareClause : style === "json" ? jsonClause : clause,
    by: "service",
    fault,
    httpStatus,
    code: status,
    ...(spoken ? { message } : {}),
    body: {
      kind: "json",
      write: (words) => ({ status: words.code, ...(words.message === undefined ? {} : { message: words.message }) }),
    },
    charged: charged(httpStatus),
    retryable,
  };
}
