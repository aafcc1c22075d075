import { type FailureReason, failureDetails, type RequestFault } from "@graycard/core";
import type { Answer } from "../conversation.js";
import { describeReading } from "../read-answer.js";
import { clausesOf, type Target } from "../scenario.js";
import type { ClauseRef, Trial } from "../trial.js";

/** What a reading says, in a few words of the vendor's. */
export function describe({ status, reading }: Answer): string {
  return `HTTP ${status}, ${describeReading(reading)}`;
}

/** How a vendor refuses; the code is only held against a subject where a document names it. */
export function refusalOf({ vendor, readings }: Target, fault: RequestFault) {
  const refusal = vendor.refusal(fault, readings as never);
  const { clause } = refusal;
  // A clause that only allows a code demands none.
  const binds = typeof clause === "string" && vendor.clauses[clause]?.level !== "may";
  return { ...refusal, clauseId: binds ? clause : undefined };
}

/** Whether an answer turns the request away for this reason, in HTTP or in JSON. */
export function isRefusal(target: Target, fault: RequestFault, { reading }: Answer): boolean {
  const refusal = refusalOf(target, fault);
  if (refusal.clauseId === undefined) {
    // Where failed work is an accepted request, whoever starts it has not turned the request away.
    const failingIsRefusing = target.vendor.promises.failureIsAccepted === undefined;
    return reading.phase === "refused" || (failingIsRefusing && reading.phase === "failed");
  }
  return reading.phase === "refused" && reading.code === refusal.code;
}

/** Judges that a request was turned away. */
export function judgeRefusal(
  trial: Trial,
  clause: ClauseRef,
  fault: RequestFault,
  answer: Answer,
  title: string,
): void {
  const refusal = refusalOf(trial.target, fault);
  const code = refusal.clauseId === undefined ? "any code" : `code ${refusal.code}`;
  trial.check(clause, {
    title,
    ok: isRefusal(trial.target, fault, answer),
    expected: `the request is refused (${code})`,
    actual: describe(answer),
    shownBy: [answer],
  });
}

/** Judges that a request was not turned away. */
export function judgeAccepted(trial: Trial, clause: ClauseRef, answer: Answer, title: string): void {
  const { phase } = answer.reading;
  trial.check(clause, {
    title,
    ok: phase === "accepted" || phase === "running" || phase === "succeeded",
    expected: "the request is accepted",
    actual: describe(answer),
    shownBy: [answer],
  });
}

/** Judges that the work succeeded. */
export function judgeSuccess(trial: Trial, clause: ClauseRef, answer: Answer, title: string): void {
  trial.check(clause, {
    title,
    ok: answer.reading.phase === "succeeded",
    expected: "the work succeeds",
    actual: describe(answer),
    shownBy: [answer],
  });
}

/**
 * Judges that the work failed, and with the vendor's number for this reason. Where the documents give it no number of
 * its own, any failure will do, and so will a refusal.
 */
export function judgeFailure(
  trial: Trial,
  clause: ClauseRef,
  reason: FailureReason,
  answer: Answer,
  title: string,
): void {
  const codes = failureCodes(trial.target, reason);
  const isOpen = failureClause(trial.target, reason) === undefined;
  const { reading } = answer;
  const listed = reading.phase === "failed" && codes.includes(reading.code);
  trial.check(clause, {
    title,
    ok: isOpen ? reading.phase === "failed" || reading.phase === "refused" : listed,
    expected: isOpen ? "the work fails, or is refused" : `the work fails with code ${codes.join(" or ")}`,
    actual: describe(answer),
    shownBy: [answer],
  });
}

/** The clause of the number that stands for a failure and for nothing else before it. */
export function failureClause({ vendor }: Target, reason: FailureReason): string | undefined {
  const row = Object.values(vendor.states.rows).find((each) => each.state === "failed" && each.reasons[0] === reason);
  return clausesOf([row?.clause])[0];
}

/** Every number a vendor has for a reason, under the readings in force. */
function failureCodes({ vendor, readings }: Target, reason: FailureReason): readonly number[] {
  const codes = [undefined, ...failureDetails].map((detail) => vendor.failureCode(reason, detail, readings as never));
  return [...new Set(codes)];
}

/** The text of the first result: a link or base64. */
export function firstOutput({ reading }: Answer, name = "image"): string | undefined {
  return "outputs" in reading ? reading.outputs[0]?.[name] : undefined;
}
