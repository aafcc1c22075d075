import { CallError, type CallFacts } from "./call-error.js";

/** What is wrong with the file behind a result. */
export type ResultFileFault = "no-picture" | "wrong-format" | "cut-short" | "too-large" | "not-written";

/** A result came and is not the picture that was promised, or could not be written. No part of it was. */
export class ResultFileError extends CallError {
  override readonly name = "ResultFileError";
  readonly code = "GC_RESULT_FILE";
  readonly fault: ResultFileFault;

  constructor(message: string, facts: Omit<CallFacts, "charged"> & { readonly fault: ResultFileFault }) {
    super(message, { ...facts, charged: "yes" });
    this.fault = facts.fault;
  }
}
