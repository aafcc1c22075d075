import type { Clock } from "../clock/clock.js";

/** Somebody who waits to send. */
interface Waiter {
  /** Asks for a task that was paid for: it goes before new work of its lane, or results would die while work is begun. */
  readonly urgent: boolean;
  /** Whose turn it is: lanes take turns, however many wait in each. */
  readonly lane: object;
  readonly go: () => void;
}

/** A request that waits for its turn. */
export interface TurnOptions {
  readonly urgent: boolean;
  readonly lane: object;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A little more than the rate allows between two requests, as a share: whoever counts on the other side counts arrivals,
 * and the way there is not always equally long.
 */
const margin = 0.01;

/**
 * Keeps all requests of one credential to its rate, evenly spread: the only rate limiter. Lanes take turns, and in each
 * of them polls go first.
 */
export class Pace {
  readonly #clock: Clock;
  #gapMs = 0;
  #waiting: Waiter[] = [];
  #nextAt = Number.NEGATIVE_INFINITY;
  /** When each lane had its last turn, by the number of the turn. */
  readonly #turns = new WeakMap<object, number>();
  #turn = 0;
  #running = false;
  #sleep: AbortController | undefined;

  /** @param qps requests per second; undefined for as many as come */
  constructor(clock: Clock, qps: number | undefined) {
    this.#clock = clock;
    this.keepTo(qps);
  }

  /** Keeps to a rate as well as to whatever it keeps to already. */
  keepTo(qps: number | undefined): void {
    if (qps !== undefined) this.#gapMs = Math.max(this.#gapMs, (1000 / qps) * (1 + margin));
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves when this request may leave; rejects with the reason of an abort. */
  turn({ urgent, lane, signal }: TurnOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        // Nobody is left to stay awake for.
        if (this.#waiting.length === 0) this.#sleep?.abort();
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        urgent,
        lane,
        go: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiting.push(waiter);
      if (!this.#running) void this.#run();
    });
  }

  /** Lets nobody leave before `at`: what the other side asks for when it was too much. */
  pauseUntil(at: number): void {
    this.#nextAt = Math.max(this.#nextAt, at);
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const now = this.#clock.now();
      if (now < this.#nextAt) {
        await this.#sleepUntil(this.#nextAt);
        continue;
      }
      this.#nextAt = now + this.#gapMs;
      this.#next()?.go();
    }
    this.#running = false;
  }

  /** Sleeps, or stops sleeping when nobody waits any more. */
  async #sleepUntil(at: number): Promise<void> {
    const sleep = new AbortController();
    this.#sleep = sleep;
    try {
      await this.#clock.sleepUntil(at, { signal: sleep.signal });
    } catch (error) {
      if (!sleep.signal.aborted) throw error;
    } finally {
      this.#sleep = undefined;
    }
  }

  /** Of the lane whose last turn is the longest ago, so that none keeps another waiting, a poll or else the first. */
  #next(): Waiter | undefined {
    const lane = this.#laneWithoutTurn();
    const first = this.#waiting.findIndex((waiter) => waiter.lane === lane);
    const urgent = this.#waiting.findIndex((waiter) => waiter.lane === lane && waiter.urgent);
    const [waiter] = this.#waiting.splice(urgent >= 0 ? urgent : first, 1);
    if (waiter) this.#turns.set(waiter.lane, ++this.#turn);
    return waiter;
  }

  #laneWithoutTurn(): object | undefined {
    let longest: object | undefined;
    let since = Number.POSITIVE_INFINITY;
    for (const { lane } of this.#waiting) {
      const turn = this.#turns.get(lane) ?? 0;
      if (turn < since) [longest, since] = [lane, turn];
    }
    return longest;
  }
}
