import type { Refusal, RequestFault } from "../../contract/refusal.js";
import { capturedErrors } from "./captured-errors.js";
import { meituErrorCodes } from "./error-codes.js";
import type { MeituClause, MeituReadings } from "./vocabulary.js";

/** The two statuses the document's samples show. */
export const meituStatuses = {
  200: { clause: "meitu.response.http-200", means: "the work succeeded" },
  400: { clause: "meitu.error.http-400", means: "the request or the work failed; the body says why" },
} as const satisfies Record<number, { clause: MeituClause; means: string }>;

type Code = keyof typeof meituErrorCodes;

const faults: Readonly<
  Record<RequestFault, { code: Code; clause: Refusal<MeituClause>["clause"]; httpStatus?: number }>
> = {
  unauthenticated: { code: 90002, clause: { erratum: "auth.refusal" } },
  "quota-spent": { code: 80001, clause: { erratum: "auth.rights" } },
  // An unknown address is not a failure of this API, whose failures are all 400.
  "not-found": { code: 90014, clause: { erratum: "error.general-codes" }, httpStatus: 404 },
  "rate-limited": { code: 90024, clause: { erratum: "error.general-codes" } },
  "too-large": { code: 433, clause: { erratum: "error.general-codes" } },
  "invalid-parameter": { code: 10000, clause: "meitu.error.invalid-parameter" },
  "unsupported-encoding": { code: 10000, clause: "meitu.error.invalid-parameter" },
  internal: { code: 500, clause: { erratum: "error.general-codes" } },
};

/** A refusal in Meitu's terms. */
export function meituRefusal(fault: RequestFault, readings: MeituReadings): Refusal<MeituClause> {
  const refusal = plainRefusal(fault, readings);
  return readings["error.http-status"] === "always-200" ? { ...refusal, httpStatus: 200 } : refusal;
}

function plainRefusal(fault: RequestFault, readings: MeituReadings): Refusal<MeituClause> {
  const { clause, httpStatus = 400 } = faults[fault];
  if (fault === "quota-spent" && readings["auth.rights"] !== "body-80001") {
    const { shape: _, ...captured } = capturedErrors[spentRights[readings["auth.rights"]]];
    return { ...captured, clause };
  }
  // A body that is too large holds a picture that is too large, and has the code of that.
  const heavy = fault === "too-large" && readings["image.fault-code"] === "process-error";
  const code = heavy ? 20001 : faults[fault].code;
  const unauthorized = fault === "unauthenticated" && readings["auth.refusal"] === "http-401";
  return { httpStatus: unauthorized ? 401 : httpStatus, code, message: meituErrorCodes[code].name, clause };
}

const spentRights = { "http-415": "rights-exhausted", "http-200": "rights-record-not-found" } as const;
