import { GraycardError } from "@graycard/core";

/** Why the control plane did not do what it was asked to; the same classes on both sides of the wire. */
export abstract class ControlError extends GraycardError {
  /** The HTTP status it is told with; 0 where no answer is behind it. */
  abstract readonly status: number;
}

/** The request comes under a foreign name, or from a page of somebody else. */
export class ControlForeignError extends ControlError {
  override readonly name = "ControlForeignError";
  readonly code = "GC_CONTROL_FOREIGN";
  readonly status = 403;
}

/** The mock can be reached from other machines, and nobody gave it a token. */
export class ControlOffError extends ControlError {
  override readonly name = "ControlOffError";
  readonly code = "GC_CONTROL_OFF";
  readonly status = 403;
}

/** The token is missing or wrong. */
export class ControlTokenError extends ControlError {
  override readonly name = "ControlTokenError";
  readonly code = "GC_CONTROL_TOKEN";
  readonly status = 401;
}

/** There is no such address, session or file. */
export class ControlNotFoundError extends ControlError {
  override readonly name = "ControlNotFoundError";
  readonly code = "GC_CONTROL_NOT_FOUND";
  readonly status = 404;
}

/** The address exists, for other methods. */
export class ControlMethodError extends ControlError {
  override readonly name = "ControlMethodError";
  readonly code = "GC_CONTROL_METHOD";
  readonly status = 405;
}

/** What changes something has to say that it is JSON. */
export class ControlMediaTypeError extends ControlError {
  override readonly name = "ControlMediaTypeError";
  readonly code = "GC_CONTROL_MEDIA_TYPE";
  readonly status = 415;
}

/** The body is longer than the route takes. */
export class ControlTooLargeError extends ControlError {
  override readonly name = "ControlTooLargeError";
  readonly code = "GC_CONTROL_TOO_LARGE";
  readonly status = 413;
}

/** The body, a parameter or a wish in it is not what the route takes. */
export class ControlInvalidError extends ControlError {
  override readonly name = "ControlInvalidError";
  readonly code = "GC_CONTROL_INVALID";
  readonly status = 400;
}

/** Well asked, but not possible as things stand: time that cannot be moved, or not that way. */
export class ControlConflictError extends ControlError {
  override readonly name = "ControlConflictError";
  readonly code = "GC_CONTROL_CONFLICT";
  readonly status = 409;
}

/** A mistake of the mock's own. */
export class ControlInternalError extends ControlError {
  override readonly name = "ControlInternalError";
  readonly code = "GC_CONTROL_INTERNAL";
  readonly status = 500;
}

/** The answer is none of a control plane. Only the client has it. */
export class ControlAnswerError extends ControlError {
  override readonly name = "ControlAnswerError";
  readonly code = "GC_CONTROL_ANSWER";
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** No answer came at all. Only the client has it. */
export class ControlUnreachableError extends ControlError {
  override readonly name = "ControlUnreachableError";
  readonly code = "GC_CONTROL_UNREACHABLE";
  readonly status = 0;
}

/** Everything the control plane refuses with. */
export const controlRefusals = [
  ControlForeignError,
  ControlOffError,
  ControlTokenError,
  ControlNotFoundError,
  ControlMethodError,
  ControlMediaTypeError,
  ControlTooLargeError,
  ControlInvalidError,
  ControlConflictError,
  ControlInternalError,
] as const;
