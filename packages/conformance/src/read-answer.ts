import { type AnswerReading, type AnyVendor, codeOfState } from "@graycard/core";

/** What came, as far as its meaning goes. */
export interface AnswerContent {
  readonly status: number;
  /** Undefined when it is not JSON. */
  readonly json: unknown;
  /** Whether the whole body is a picture. */
  readonly isPicture: boolean;
}

/** Reads an answer: a picture as the whole body is a success, whatever envelope the vendor has for the rest. */
export function readAnswer(vendor: AnyVendor, { status, json, isPicture }: AnswerContent): AnswerReading {
  if (!isPicture || status !== 200) return vendor.readAnswer(status, json);
  return { phase: "succeeded", state: "succeeded", code: codeOfState(vendor.states, "succeeded") ?? 0, outputs: [] };
}

/** What a reading says, in a few words of the vendor's. */
export function describeReading(reading: AnswerReading): string {
  if (reading.phase === "refused") return `refused with code ${reading.code}`;
  if (reading.phase === "accepted") return "accepted as a task";
  if (reading.phase === "unreadable") return reading.because;
  return `${reading.state} (code ${reading.code})`;
}
