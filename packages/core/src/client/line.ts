import type { Clock } from "../clock/clock.js";
import type { OperationName } from "../contract/endpoint.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import type { RequestParts } from "../contract/write-request.js";
import { TransportError } from "../errors/transport-error.js";
import type { Exchange } from "../exchange/exchange.js";
import { afterTurn } from "./after-turn.js";
import { tell } from "./engine.js";
import { wordsOf } from "./never-left.js";
import { type ExchangeNotes, noteExchange, sentFacts } from "./note-exchange.js";
import type { Platform } from "./platform.js";
import type { Secrets } from "./secrets.js";
import type { Transport } from "./transport.js";

/** An answer as it came: its body is whole, or longer than was asked for. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The body was given up after this many bytes. */
  readonly tooLong: boolean;
}

/** One request to send. */
export interface Call {
  readonly endpoint: AnyEndpoint;
  readonly operation: OperationName;
  readonly parts: RequestParts;
  /** The fields of the body, for whoever is told of the exchange. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly taskId?: string | undefined;
  /** How long the answer may take in all, in milliseconds. */
  readonly limitMs: number;
  readonly mostBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface LineOptions {
  readonly vendor: AnyVendor;
  readonly transport: Transport;
  readonly platform: Platform;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Names exchanges; unique within the client. */
  readonly nextId: () => string;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Told of what a listener throws: nothing that is paid for may hang on it. */
  readonly report: (error: unknown) => void;
}

/** Sends one request at a time limit and tells of the exchange. It waits for no turn and repeats nothing. */
export class Line {
  readonly #options: LineOptions;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** @throws {TransportError} when no whole answer came; also when the caller gave up, which the signal tells */
  async send(call: Call): Promise<RawAnswer> {
    const { clock, onExchange } = this.#options;
    const startedAt = clock.now();
    const sent = onExchange && sentFacts(this.#options, call);
    // Whoever is told of the exchange hears of it when it is over.
    sent?.catch(() => {});
    let answer: RawAnswer | undefined;
    let failure: TransportError | undefined;
    try {
      answer = await this.#withinTime(call);
      return answer;
    } catch (error) {
      failure = this.#speakable(
        error instanceof TransportError ? error : new TransportError(wordsOf(error), { left: "unknown", cause: error }),
      );
      throw failure;
    } finally {
      if (onExchange && sent)
        await this.#tell(call, { startedAt, endedAt: clock.now(), answer, failure }, sent, onExchange);
    }
  }

  /** Some ways to send a request repeat its address, credential and all, when they fail. */
  #speakable(failure: TransportError): TransportError {
    const { secrets } = this.#options;
    if (!secrets.areIn(failure)) return failure;
    return new TransportError(secrets.withhold(failure.message), { left: failure.left });
  }

  async #withinTime(call: Call): Promise<RawAnswer> {
    const { clock } = this.#options;
    const giveUp = new AbortController();
    const done = new AbortController();
    const leave = () => giveUp.abort(call.signal?.reason);
    if (call.signal?.aborted) throw new TransportError("it was given up before it left", { left: "no" });
    call.signal?.addEventListener("abort", leave, { once: true });
    const wait = clock.alarmAt ?? clock.sleepUntil;
    let late = false;
    wait.call(clock, clock.now() + call.limitMs, { signal: done.signal }).then(
      () => {
        late = true;
        giveUp.abort(new Error(`no whole answer within ${call.limitMs} ms`));
      },
      () => {},
    );
    try {
      return await this.#exchange(call, giveUp.signal);
    } catch (error) {
      if (!late || !(error instanceof TransportError)) throw error;
      throw new TransportError(`no whole answer within ${call.limitMs} ms`, { left: error.left, cause: error });
    } finally {
      done.abort();
      call.signal?.removeEventListener("abort", leave);
    }
  }

  async #exchange(call: Call, signal: AbortSignal): Promise<RawAnswer> {
    const { status, headers, body } = await orGiveUp(this.#options.transport.send(call.parts, signal), signal);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    const chunksOfBody = body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await orGiveUp(chunksOfBody.next(), signal);
        if (next.done) break;
        chunks.push(next.value);
        bytes += next.value.byteLength;
        if (bytes > call.mostBytes) {
          void chunksOfBody.return?.().catch(() => {});
          return { status, headers, bytes: join(chunks, bytes), tooLong: true };
        }
      }
    } catch (error) {
      if (error instanceof TransportError) throw error;
      throw new TransportError(`the answer broke off: ${wordsOf(error)}`, { left: "unknown", cause: error });
    }
    return { status, headers, bytes: join(chunks, bytes), tooLong: false };
  }

  async #tell(
    call: Call,
    notes: Omit<ExchangeNotes, "sent">,
    sent: Promise<ExchangeNotes["sent"]>,
    listener: (exchange: Exchange) => void,
  ): Promise<void> {
    const { nextId, report, secrets } = this.#options;
    try {
      const exchange = await noteExchange(this.#options, nextId(), call, { ...notes, sent: await sent });
      // Contracts name the texts of the other side, which may say again what it was told.
      tell({ report }, listener, secrets.withholdIn(exchange));
    } catch (error) {
      report(error);
    }
  }
}

/**
 * Whatever a transport makes of an abort: nobody waits on after one. One that heeds the signal knows better whether
 * anything left, and gets to say so first.
 */
function orGiveUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new TransportError(wordsOf(signal.reason), { left: "unknown", cause: signal.reason }));
    const leave = () => afterTurn(giveUp);
    const stay = () => signal.removeEventListener("abort", leave);
    work.then(resolve, reject).then(stay, stay);
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}

function join(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
