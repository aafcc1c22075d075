import type { Refusal, RequestFault } from "../../contract/refusal.js";
import type { PicwishClause, PicwishReadings } from "./vocabulary.js";

/** The statuses the documents list; HTTP and JSON carry the same number. */
export const picwishStatuses = {
  200: { clause: "picwish.status.200", means: "the request was accepted" },
  400: { clause: "picwish.status.400", means: "a parameter is missing or has a wrong value" },
  401: { clause: "picwish.status.401", means: "the key is wrong or the service is not enabled for it" },
  404: { clause: "picwish.status.404", means: "the URL or the task id does not exist" },
  413: { clause: "picwish.status.413", means: "the uploaded file is too large" },
  429: { clause: "picwish.status.429", means: "more requests per second than allowed" },
  500: { clause: "picwish.status.500", means: "a fault on the vendor's side" },
} as const satisfies Record<number, { clause: PicwishClause; means: string }>;

/** The number of each refusal, and what the mock says. No status of their own stands for spent credits. */
export const picwishFaults = {
  unauthenticated: { status: 401, message: "Invalid API key" },
  "quota-spent": { status: 401, message: "No credits left" },
  "not-found": { status: 404, message: "Not found" },
  "rate-limited": { status: 429, message: "Too many requests" },
  "too-large": { status: 413, message: "File too large" },
  "invalid-parameter": { status: 400, message: "Invalid parameter" },
  "unsupported-encoding": { status: 400, message: "Unsupported request body" },
  internal: { status: 500, message: "Internal server error" },
} as const satisfies Readonly<Record<RequestFault, { status: keyof typeof picwishStatuses; message: string }>>;

/** A refusal in PicWish's terms. */
export function picwishRefusal(fault: RequestFault, readings: PicwishReadings): Refusal<PicwishClause> {
  const { status, message } = picwishFaults[fault];
  const httpStatus = readings["http.status-carrier"] === "json-only" ? 200 : status;
  const clause = fault === "quota-spent" ? { erratum: "auth.refusal" } : picwishStatuses[status].clause;
  return { httpStatus, code: status, message, clause };
}
