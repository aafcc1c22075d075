import { GraycardError } from "./graycard-error.js";

/** A client cannot be made from these options: no credential, a base URL that is none, a rate below zero. */
export class ClientSetupError extends GraycardError {
  override readonly name = "ClientSetupError";
  readonly code = "GC_CLIENT_SETUP";
}
