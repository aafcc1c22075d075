import type { Clock } from "@graycard/core";

/**
 * What a request is counted by: when it leaves, or when it was answered. The other side counts arrivals, which are
 * somewhere between; counted by answers, a rate is never broken, however slow an upload or a network is.
 */
export type PaceBy = "departure" | "answer";

/** A request that was given its turn. */
export interface Turn {
  /** To be called when its answer is there, or none will come. */
  over(): void;
}

/** A little more than the window: the subject counts arrivals, and the network moves them. */
const marginMs = 20;

/** Keeps requests to a rate, in the order they ask; on whatever clock it was given. */
export class Pace {
  /** When the latest requests were counted; those that wait for their answer are counted then. */
  #sent: Promise<number>[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  readonly #clock: Clock;
  readonly #qps: number | undefined;
  readonly #by: PaceBy;

  constructor(clock: Clock, qps: number | undefined, by: PaceBy = "departure") {
    this.#clock = clock;
    this.#qps = qps;
    this.#by = by;
  }

  /** Resolves when the next request may leave. */
  next(): Promise<Turn> {
    const qps = this.#qps;
    if (qps === undefined) return Promise.resolve({ over: () => {} });
    const turn = this.#turn.then(() => this.#wait(qps));
    this.#turn = turn;
    return turn;
  }

  /** Counts a request that leaves without waiting for its turn. */
  note(): Turn {
    // Where there is no rate nothing is counted, and nothing grows.
    if (this.#qps === undefined) return { over: () => {} };
    if (this.#by === "departure") {
      this.#sent.push(Promise.resolve(this.#clock.now()));
      return { over: () => {} };
    }
    let over = () => {};
    this.#sent.push(
      new Promise((resolve) => {
        over = () => resolve(this.#clock.now());
      }),
    );
    return { over: () => over() };
  }

  async #wait(qps: number): Promise<Turn> {
    const most = Math.max(1, Math.floor(qps));
    const windowMs = (most / qps) * 1000;
    const oldest = await this.#sent[this.#sent.length - most];
    if (oldest !== undefined) await this.#clock.sleepUntil(oldest + windowMs + marginMs);
    this.#sent = this.#sent.slice(-most);
    return this.note();
  }
}
