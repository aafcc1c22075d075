import { GraycardError } from "../errors/graycard-error.js";

/** Two vendors have the same method and path, which one document cannot tell apart; write one for each. */
export class OpenApiConflictError extends GraycardError {
  override readonly name = "OpenApiConflictError";
  readonly code = "GC_OPENAPI_CONFLICT";
}
