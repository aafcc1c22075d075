/** The body is longer than anything the endpoint could take. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/** A body that is not what its Content-Type says. */
export class MalformedBodyError extends Error {
  override readonly name = "MalformedBodyError";
  constructor(
    message: string,
    /** What it is instead; for the explanation, as vendors do not say it. */
    readonly detail?: string,
  ) {
    super(message);
  }
}

/** A body in a form that the endpoint does not take. */
export class UnsupportedBodyError extends Error {
  override readonly name = "UnsupportedBodyError";
}

/** A part that decides by itself is longer than allowed. */
export class PartTooLargeError extends Error {
  override readonly name = "PartTooLargeError";
  constructor(
    readonly field: string,
    readonly mostBytes: number,
  ) {
    super(`The part ${field} has more than ${mostBytes} bytes.`);
  }
}
