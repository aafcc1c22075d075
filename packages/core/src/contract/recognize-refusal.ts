import type { Charged } from "../errors/call-error.js";
import type { AnswerReading } from "./answer-reading.js";
import type { ErrorForm } from "./error-form.js";
import type { RequestFault } from "./refusal.js";
import type { AnyVendor } from "./vendor.js";

/** A refusal in words that do not depend on who spoke it. */
export interface RecognizedRefusal {
  readonly fault: RequestFault;
  readonly by: "service" | "gateway";
  readonly retryable: boolean;
  readonly charged: Charged;
  /** The clause that names it, or the erratum as `erratum:id`; undefined for what nobody has described. */
  readonly clause: string | undefined;
  /** What it said, in the body or, as gateways do, in a header. */
  readonly message: string | undefined;
}

/**
 * Says what a refusal means: by the vendor's known ways to word an error, and by its number where it is none of them.
 * Texts of a service are never compared; those of a gateway are, since it says nothing else.
 */
export function recognizeRefusal(
  vendor: AnyVendor,
  answer: { readonly httpStatus: number; readonly headers: Pick<Headers, "get"> },
  refused: Extract<AnswerReading, { phase: "refused" }>,
): RecognizedRefusal {
  const { httpStatus, headers } = answer;
  const { code } = refused;
  const forms: readonly ErrorForm[] = vendor.errorForms;
  const inHeaders = forms.filter((form) => hasItsHeaders(form, headers));
  const [spoken] = inHeaders;
  const message = refused.message ?? (spoken && firstHeader(spoken, headers));
  // Who speaks in headers says nothing else; who does not is known by the number alone.
  const alike = spoken
    ? inHeaders.filter((form) => saysTheSame(form, headers))
    : forms.filter((form) => namesOfHeaders(form).length === 0);
  const sameCode = alike.filter((each) => each.code === code);
  // A number that is but the HTTP status is none of the body's: it means what HTTP says.
  const form =
    sameCode.find((each) => each.httpStatus === httpStatus) ?? (code === httpStatus ? undefined : sameCode[0]);
  const by = form?.by ?? spoken?.by ?? "service";
  if (!form) {
    const fault = faultOfNumber(httpStatus, code);
    return { fault, by, retryable: isPassing(fault), charged: "unknown", clause: undefined, message };
  }
  const { fault, retryable, charged, clause } = form;
  const id = typeof clause === "string" ? clause : `erratum:${clause.erratum}`;
  return { fault, by, retryable, charged: charged ? "yes" : "no", clause: id, message };
}

function namesOfHeaders(form: ErrorForm): readonly string[] {
  return Object.keys(form.headers?.({ ...nobody, message: form.message }) ?? {});
}

const nobody = { id: "", code: 0 };

/** Whether an answer has every header that the form has, whatever they say. */
function hasItsHeaders(form: ErrorForm, headers: Pick<Headers, "get">): boolean {
  const names = namesOfHeaders(form);
  return names.length > 0 && names.every((name) => headers.get(name) !== null);
}

function firstHeader(form: ErrorForm, headers: Pick<Headers, "get">): string | undefined {
  const [name] = namesOfHeaders(form);
  return (name === undefined ? undefined : headers.get(name)) ?? undefined;
}

function saysTheSame(form: ErrorForm, headers: Pick<Headers, "get">): boolean {
  const words = Object.entries(form.headers?.({ ...nobody, message: form.message }) ?? {});
  return words.every(([name, value]) => plain(headers.get(name) ?? "") === plain(value));
}

/** Gateways put parts of the request between backticks. */
function plain(text: string): string {
  return text
    .replace(/`[^`]*`/g, "``")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function isPassing(fault: RequestFault): boolean {
  return fault === "rate-limited" || fault === "internal";
}

/** What a number means that no form has, as HTTP has it. */
function faultOfNumber(httpStatus: number, code: number): RequestFault {
  const status = code >= 300 && code < 600 ? code : httpStatus;
  if (status === 401 || status === 403 || status === 407) return "unauthenticated";
  if (status === 402) return "quota-spent";
  // Whoever is sent elsewhere has the wrong address.
  if ((status >= 300 && status < 400) || status === 404 || status === 405 || status === 410) return "not-found";
  if (status === 429) return "rate-limited";
  if (status === 413) return "too-large";
  if (status === 415) return "unsupported-encoding";
  return status >= 500 || status === 408 ? "internal" : "invalid-parameter";
}
