import type { Clock } from "@graycard/core";

/** Keeps requests to a rate, in the order they ask; on whatever clock it was given. */
export class Pace {
  #sent: number[] = [];
  #turn: Promise<void> = Promise.resolve();
  readonly #clock: Clock;
  readonly #qps: number | undefined;

  constructor(clock: Clock, qps: number | undefined) {
    this.#clock = clock;
    this.#qps = qps;
  }

  /** Resolves when the next request may leave. */
  next(): Promise<void> {
    const qps = this.#qps;
    if (qps === undefined) return Promise.resolve();
    this.#turn = this.#turn.then(() => this.#wait(qps));
    return this.#turn;
  }

  /** Counts a request that leaves without waiting for its turn. */
  note(): void {
    if (this.#qps !== undefined) this.#sent.push(this.#clock.now());
  }

  async #wait(qps: number): Promise<void> {
    const most = Math.max(1, Math.floor(qps));
    const windowMs = (most / qps) * 1000;
    const oldest = this.#sent[this.#sent.length - most];
    // A little more than the window: the subject counts arrivals, and the network moves them.
    if (oldest !== undefined) await this.#clock.sleepUntil(oldest + windowMs + 20);
    this.#sent = [...this.#sent.slice(-most), this.#clock.now()];
  }
}
