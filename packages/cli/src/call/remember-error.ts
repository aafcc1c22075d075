import { type CallError, type Charged, UnknownOutcomeError } from "@graycard/core/client";
import type { ErrorMeaning } from "./call-error-end.js";
import { HeldBack } from "./call-stop.js";
import type { CallJournal } from "./journal.js";

/** What a failed result says of money: the failure itself cost nothing, and the work before it may have. */
export function paid({ charged }: CallError): Charged {
  return charged === "no" ? "yes" : charged;
}

/** Writes down what an error means for later runs. */
export function remember(
  journal: CallJournal,
  key: string,
  { event }: ErrorMeaning,
  error: CallError | HeldBack,
): void {
  if (event === undefined) return;
  const { message } = error;
  const code = error instanceof HeldBack ? "held-back" : error.code;
  if (event === "unknown") {
    journal.append({ event, key, evidence: error instanceof UnknownOutcomeError ? error.evidence : message });
  }
  if (event === "free") journal.append({ event, key, code });
  if (event === "failed") {
    journal.append({ event, key, code, message, charged: error instanceof HeldBack ? "no" : paid(error) });
  }
}
