import { CallError, type CallFacts } from "./call-error.js";

/** The host of a result link does not hand the file out, or the link is none. */
export class LinkRefusedError extends CallError {
  override readonly name = "LinkRefusedError";
  readonly code = "GC_LINK_REFUSED";
  /** Undefined when nothing was asked. */
  readonly httpStatus: number | undefined;

  constructor(
    message: string,
    facts: Omit<CallFacts, "charged" | "operation"> & { readonly httpStatus: number | undefined },
  ) {
    super(message, { ...facts, operation: "fetch-result", charged: "no" });
    this.httpStatus = facts.httpStatus;
  }
}
