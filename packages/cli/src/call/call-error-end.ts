import type { RequestFault } from "@graycard/core";
import {
  CallAbortedError,
  type CallError,
  ConnectionError,
  RefusedError,
  TaskFailedError,
  UnknownOutcomeError,
} from "@graycard/core/client";
import type { StopReason } from "./call-stop.js";
import type { ImageStatus } from "./image-end.js";
import type { JournalRecord } from "./journal-record.js";

/** What an error of the client means for the picture, for the journal, and for all other pictures. */
export interface ErrorMeaning {
  readonly status: ImageStatus;
  /** What the journal is to remember; undefined when it stays where it is. */
  readonly event: Extract<JournalRecord["event"], "free" | "unknown" | "failed"> | undefined;
  readonly stop: StopReason | undefined;
}

/** Refusals that every other picture would meet, too. */
const forAll: readonly RequestFault[] = ["unauthenticated", "quota-spent", "not-found"];

/** What an error means that ended a submit. */
export function meaningOfSubmit(error: CallError): ErrorMeaning {
  if (error instanceof UnknownOutcomeError) {
    // Sent on elsewhere, as by a login page: every other submit would be, too.
    const stop = /\bHTTP 3\d\d\b/.test(error.evidence) ? "redirected" : undefined;
    return { status: "unknown", event: "unknown", stop };
  }
  const stop = error instanceof RefusedError ? stopOf(error) : undefined;
  if (error.charged !== "no") return { status: "failed", event: "failed", stop };
  if (error instanceof CallAbortedError) return { status: "left", event: "free", stop: undefined };
  if (error instanceof ConnectionError) return { status: "failed", event: "free", stop: "unreachable" };
  return { status: "failed", event: "free", stop };
}

function stopOf({ fault, httpStatus = 0 }: RefusedError): StopReason | undefined {
  if (httpStatus >= 300 && httpStatus < 400) return "redirected";
  // The client has waited and tried again for as long as is sensible.
  if (fault === "rate-limited") return "rate";
  return forAll.includes(fault) ? "refused" : undefined;
}

/** Whether the vendor says that it does not know the task: too old, or of another account. */
export function isForgotten(error: CallError): boolean {
  return error instanceof RefusedError && error.fault === "not-found";
}

/** What an error means that ended a wait or a download, when the work was paid for. */
export function meaningOfResult(error: CallError, hasTask: boolean): ErrorMeaning {
  if (error instanceof CallAbortedError) return { status: "left", event: undefined, stop: undefined };
  if (error instanceof TaskFailedError) return { status: "failed", event: "failed", stop: undefined };
  // Asked again later it may do better, at no cost; a link that is dead stays so where there is no task to ask for.
  const mayPass = hasTask || error instanceof ConnectionError;
  return { status: "failed", event: mayPass ? undefined : "failed", stop: undefined };
}
