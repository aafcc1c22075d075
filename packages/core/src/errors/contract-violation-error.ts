import { CallError } from "./call-error.js";

/** An answer came that cannot be understood even with good will: what it lacks is in the message. */
export class ContractViolationError extends CallError {
  override readonly name = "ContractViolationError";
  readonly code = "GC_CONTRACT_VIOLATION";
}
