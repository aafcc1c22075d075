import { GraycardError } from "@graycard/core";
import { ControlError, ControlInvalidError } from "./control-errors.js";

/** Does what a caller wishes; what is wrong with the wish is the caller's to hear, not the operator's. */
export function asAsked<T>(fulfil: () => T): T {
  try {
    return fulfil();
  } catch (error) {
    if (error instanceof ControlError) throw error;
    if (error instanceof GraycardError || error instanceof RangeError) throw new ControlInvalidError(error.message);
    throw error;
  }
}
