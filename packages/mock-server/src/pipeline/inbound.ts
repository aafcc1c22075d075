import type { Address } from "./address.js";

/** The headers of a request, as far as the pipeline needs them; a web `Headers` is one. */
export interface InboundHeaders extends Iterable<[name: string, value: string]> {
  /** The value of a header, whatever the case of its name; joined where it was sent more than once. */
  get(name: string): string | null;
}

/** Takes a piece of a body; when it gives a promise, the next piece waits for that. */
export type OnChunk = (chunk: Uint8Array) => void | Promise<void>;

/** A request as the pipeline sees it, wherever it came from: a port, `mock.fetch`, an interceptor. */
export interface Inbound {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** The parts of that, where it was put together of them. */
  readonly address?: Address | undefined;
  readonly headers: InboundHeaders;
  /** Aborts when the caller goes away. Made when it is first asked for. */
  readonly signal: AbortSignal;
  /**
   * Pushes the body's chunks as they come; resolves at its end. What `onChunk` throws ends the reading, without
   * breaking the connection: the caller is still to read why.
   *
   * @throws {CallerGoneError} when the body breaks off
   */
  readBody(onChunk: OnChunk): Promise<void>;
}
