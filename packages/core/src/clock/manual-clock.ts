import type { Clock, SleepOptions } from "./clock.js";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Where a {@link ManualClock} begins, and when it may go on from one event to the next. */
export interface ManualClockOptions {
  /** The first reading, in milliseconds since the epoch. */
  readonly startAt: number;
  /**
   * Resolves when nothing that was woken is still at work. `advance` waits for it between two events, so that
   * whatever an event sets off happens before the next one. The default lets everything already runnable run.
   */
  readonly settled?: () => Promise<void>;
}

/**
 * A clock that stands still until it is advanced.
 *
 * @example
 * const clock = new ManualClock({ startAt: Date.UTC(2026, 0, 1) });
 * const done = clock.sleepUntil(clock.now() + 1000);
 * await clock.advance(1000);
 * await done;
 */
export class ManualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];
  #awaiting: (() => void)[] = [];
  readonly #settled: () => Promise<void>;

  constructor({ startAt, settled = runnableTasksHaveRun }: ManualClockOptions) {
    this.#now = startAt;
    this.#settled = settled;
  }

  now(): number {
    return this.#now;
  }

  /** When the next sleeper is due, if anyone sleeps. */
  nextDueAt(): number | undefined {
    return this.#sleepers[0]?.at;
  }

  /** Resolves when somebody goes to sleep who was not asleep yet. */
  nextSleeper(): Promise<void> {
    return new Promise((resolve) => this.#awaiting.push(resolve));
  }

  sleepUntil(at: number, { signal, onWake }: SleepOptions = {}): Promise<void> {
    if (at <= this.#now && !signal?.aborted) {
      onWake?.();
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        onWake?.();
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        at,
        wake: () => {
          signal?.removeEventListener("abort", leave);
          onWake?.();
          resolve();
        },
      };
      if (signal?.aborted) {
        onWake?.();
        reject(signal.reason);
        return;
      }
      signal?.addEventListener("abort", leave, { once: true });
      // A stable order among equals: who came first wakes first.
      const after = this.#sleepers.findIndex((other) => other.at > at);
      this.#sleepers.splice(after < 0 ? this.#sleepers.length : after, 0, sleeper);
      for (const tell of this.#awaiting.splice(0)) tell();
    });
  }

  /**
   * Moves time on by `ms`, waking everyone due on the way in order, and returns when all of it has settled.
   *
   * @throws {RangeError} when asked to go back.
   */
  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError(`A clock runs forward only: advance(${ms}).`);
    const until = this.#now + ms;
    await this.#settled();
    for (let next = this.#sleepers[0]; next !== undefined && next.at <= until; next = this.#sleepers[0]) {
      this.#sleepers.shift();
      this.#moveTo(next.at);
      next.wake();
      await this.#settled();
    }
    this.#moveTo(until);
  }

  /** Two advances may overlap, and the shorter one may end last: it must not turn back what the longer one did. */
  #moveTo(at: number): void {
    this.#now = Math.max(this.#now, at);
  }
}

function runnableTasksHaveRun(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
