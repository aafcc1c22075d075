/** A request as it goes to a transport. The credential is in it. */
export interface WireRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Headers;
  /** Text, or the parts of a form with files; the transport writes their headers. */
  readonly body?: string | FormData | undefined;
}

/** An answer as it comes from a transport: the body is read, or given up, by whoever asked. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Carries requests. It follows no redirects, repeats nothing and remembers no cookies: what was sent once was sent once.
 */
export interface Transport {
  /**
   * Sends a request and resolves with the head of its answer.
   *
   * @throws {TransportError} when no answer came, saying whether anything can have left this machine
   */
  send(request: WireRequest, signal: AbortSignal): Promise<WireAnswer>;
  /** Lets go of idle connections. */
  close(): Promise<void>;
}
