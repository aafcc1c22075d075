import { CallError, type CallFacts } from "./call-error.js";

/** The call asks for what the documents do not allow, or leave open. Nothing was sent, and nothing is charged. */
export class InputError extends CallError {
  override readonly name = "InputError";
  readonly code = "GC_CLIENT_INPUT";
  /** The field at fault, such as `scale_factor` or `media_info_list[0].media_data`. */
  readonly field: string;

  constructor(message: string, facts: Omit<CallFacts, "retryable" | "charged"> & { readonly field: string }) {
    super(message, { ...facts, retryable: false, charged: "no" });
    this.field = facts.field;
  }
}
