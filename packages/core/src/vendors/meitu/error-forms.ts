import { defineErrorForms, type ErrorForm } from "../../contract/error-form.js";
import type { RequestFault } from "../../contract/refusal.js";
import { type CapturedError, capturedErrors } from "./captured-errors.js";
import { type MeituErrorCode, meituErrorCodes } from "./error-codes.js";
import { writeMeituError } from "./error-shapes.js";
import type { MeituClause } from "./vocabulary.js";

type Captured = keyof typeof capturedErrors;

/** What is special about each captured answer, and what speaks of it. */
const captures: Readonly<Record<Captured, { fault: RequestFault; erratum: string; sentence: string }>> = {
  unauthorized: {
    fault: "unauthenticated",
    erratum: "auth.refusal",
    sentence: "The key has no right to the endpoint, told by HTTP 401.",
  },
  "rights-exhausted": {
    fault: "quota-spent",
    erratum: "auth.rights",
    sentence: "The rights that were bought are used up, told by HTTP 415.",
  },
  "rights-record-not-found": {
    fault: "quota-spent",
    erratum: "auth.rights",
    sentence: "No rights are on record, told under HTTP 200 in lower-case fields.",
  },
  "newer-gateway-unauthorized": {
    fault: "unauthenticated",
    erratum: "error.shapes",
    sentence: "The key is refused by the newer gateway, told by HTTP 400 with a trace_id.",
  },
};

function capturedForm(id: Captured): ErrorForm<MeituClause> {
  const { fault, erratum, sentence } = captures[id];
  const { httpStatus, code, message, shape }: CapturedError = capturedErrors[id];
  return {
    id,
    sentence,
    clause: { erratum },
    by: "gateway",
    fault,
    httpStatus,
    code,
    message,
    body: { kind: "json", write: (words) => writeMeituError(shape, words) },
    charged: false,
    retryable: false,
  };
}

const clauses: Readonly<Record<string, MeituClause>> = {
  10000: "meitu.error.invalid-parameter",
  20001: "meitu.error.process-error",
};

/** What the codes of requests say, by the refusals they stand for; every other code is a fault of the work. */
const codesOfFaults: Partial<Readonly<Record<RequestFault, readonly number[]>>> = {
  unauthenticated: [401, 403, 90002, 90003, 90005],
  "quota-spent": [80001, 80002, 80999, 91010],
  "not-found": [404, 10004, 90014, 90025],
  "rate-limited": [429, 503, 29904, 90024],
  "too-large": [433, 22203],
  "invalid-parameter": [10000, 21101, 21102, 21103, 21104, 21105, 90000, 90001, 90004, 90006, 90007, 90008],
};

function faultOf(code: number): RequestFault {
  const found = Object.entries(codesOfFaults).find(([, codes]) => codes.includes(code));
  return (found?.[0] as RequestFault | undefined) ?? "internal";
}

/** A code in the documented envelope, whose failures are all HTTP 400. */
function codeForm([number, { name, retryable }]: readonly [string, MeituErrorCode]): ErrorForm<MeituClause> {
  const code = Number(number);
  return {
    id: `code-${code}`,
    sentence: `The code ${code}, ${name}, in the documented fields.`,
    clause: clauses[number] ?? { erratum: "error.general-codes" },
    by: code >= 90000 && code < 91000 ? "gateway" : "service",
    fault: faultOf(code),
    httpStatus: 400,
    code,
    message: name,
    body: { kind: "json", write: (words) => writeMeituError("documented", words) },
    charged: false,
    retryable,
  };
}

/** How Meitu words its errors: the captured answers in their three shapes, and every known code as documented. */
export const meituErrorForms = defineErrorForms<MeituClause>()([
  ...(Object.keys(captures) as Captured[]).map(capturedForm),
  ...Object.entries(meituErrorCodes).map(codeForm),
]);
