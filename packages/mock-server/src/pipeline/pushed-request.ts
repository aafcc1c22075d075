import { IncomingMessage } from "node:http";

/** Told of a body as it comes. */
export interface BodyTaker {
  /** Takes a piece; when that is false, the next one waits for {@link PushedRequest.goOn}. */
  take(chunk: Buffer): boolean;
  /** All of it has come. */
  end(): void;
  /** It broke off before its end. */
  broken(cause: Error | null): void;
}

/**
 * A request of a port whose body can be had as the parser finds it. The queue of a stream, its events and the turns of
 * the event loop between them cost as much as looking for the boundaries of an upload. Whoever knows nothing of it has
 * a stream like any other. Of a body that was taken the stream never hears the end: `complete` tells of it.
 */
export class PushedRequest extends IncomingMessage {
  #taker: BodyTaker | undefined;
  /** Whether pieces go past the queue: nothing is in it that came before them. */
  #past = false;

  /** Hands over what came until now, and then each piece as it comes. */
  takeBody(taker: BodyTaker): void {
    if (this.destroyed) {
      taker.broken(this.errored);
      return;
    }
    this.#taker = taker;
    this.goOn();
  }

  /** Goes on with the next piece, after one that was to wait. */
  goOn(): void {
    const taker = this.#taker;
    if (!taker) return;
    while (this.readableLength > 0) if (!taker.take(this.read())) return;
    if (this.complete) {
      this.#end(taker);
      return;
    }
    this.#past = true;
    // Asks the parser for more: it may have been told to wait.
    this._read(0);
  }

  /** Takes no more pieces: what is still to come goes into the stream. */
  leaveBody(): void {
    this.#taker = undefined;
    this.#past = false;
  }

  /** What the parser calls with each piece, and with `null` at the end; false keeps it from reading on. */
  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    const taker = this.#taker;
    if (!taker || !this.#past) return super.push(chunk, encoding);
    if (chunk === null) this.#end(taker);
    // The parser may have further pieces at hand, which have to wait, too.
    else this.#past = taker.take(chunk) && this.#past;
    return this.#past;
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const taker = this.#taker;
    const allCame = this.complete && this.readableLength === 0;
    if (taker && !allCame) {
      this.leaveBody();
      taker.broken(error);
    }
    super._destroy(error, callback);
  }

  #end(taker: BodyTaker): void {
    this.leaveBody();
    taker.end();
  }
}
