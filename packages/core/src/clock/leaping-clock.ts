import type { Clock, SleepOptions } from "./clock.js";

/**
 * A clock that follows another one and leaps ahead whenever somebody waits on it, so that nobody ever does.
 * It never goes back.
 */
export class LeapingClock implements Clock {
  #ahead = 0;
  readonly #base: Pick<Clock, "now">;

  constructor(base: Pick<Clock, "now">) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + this.#ahead;
  }

  async sleepUntil(at: number, { signal, onWake }: SleepOptions = {}): Promise<void> {
    signal?.throwIfAborted();
    this.leapTo(at);
    onWake?.();
  }

  /** Moves on to `at`, unless it has been passed already. */
  leapTo(at: number): void {
    this.#ahead += Math.max(0, at - this.now());
  }
}
