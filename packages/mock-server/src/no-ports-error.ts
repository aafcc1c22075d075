import { GraycardError } from "@graycard/core";

/** A browser cannot open a port. */
export class NoPortsError extends GraycardError {
  override readonly name = "NoPortsError";
  readonly code = "GC_LISTEN_NO_PORTS";

  constructor() {
    super(
      "A browser cannot listen on a port. Call mock.fetch(request) in the page, let @graycard/mock-server/msw answer the page's own requests, or run graycard mock beside it.",
    );
  }

  /** Recognises the error by its code, so also one that comes from another copy of this package. */
  static override isInstance(value: unknown): value is NoPortsError {
    return value instanceof Error && "code" in value && value.code === "GC_LISTEN_NO_PORTS";
  }
}
