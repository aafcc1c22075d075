import { type StatusError, statusErrorForms } from "./status-error-forms.js";
import { picwishFaults, picwishStatuses } from "./statuses.js";
import type { PicwishClause } from "./vocabulary.js";

/**
 * The documented statuses as errors. Two messages are the vendor's own: that of 400 stands in the samples, that of
 * 404, with the name of a host behind the scenes, in a captured answer.
 */
export const picwishStatusErrors = [
  { status: 400, fault: "invalid-parameter", message: "Invalid task type", retryable: false },
  { status: 401, fault: "unauthenticated", message: picwishFaults.unauthenticated.message, retryable: false },
  { status: 404, fault: "not-found", message: "wxtech.aoscdn.com not found", retryable: false },
  { status: 413, fault: "too-large", message: picwishFaults["too-large"].message, retryable: false },
  { status: 429, fault: "rate-limited", message: picwishFaults["rate-limited"].message, retryable: true },
  { status: 500, fault: "internal", message: picwishFaults.internal.message, retryable: true },
] as const satisfies readonly Omit<StatusError<PicwishClause>, "clause">[];

/** How PicWish words its errors: every documented status, in both places and with and without words. */
export const picwishErrorForms = statusErrorForms<PicwishClause>({
  errors: picwishStatusErrors.map((error) => ({ ...error, clause: picwishStatuses[error.status].clause })),
  jsonClause: "picwish.status.http-or-json",
  bareClause: { erratum: "answer.message-on-refusal" },
  charged: () => false,
});
