import type { Clock, SleepOptions } from "./clock.js";

/**
 * A clock that follows another one and leaps ahead whenever somebody waits on it, so that nobody ever does.
 * It never goes back.
 */
export class LeapingClock implements Clock {
  #ahead = 0;
  readonly #base: Pick<Clock, "now"> & Partial<Pick<Clock, "sleepUntil">>;

  constructor(base: Pick<Clock, "now"> & Partial<Pick<Clock, "sleepUntil">>) {
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

  /** Waits for as long as it takes on the clock that it follows, less whatever it leaps meanwhile. */
  async alarmAt(at: number, { signal }: Pick<SleepOptions, "signal"> = {}): Promise<void> {
    signal?.throwIfAborted();
    while (this.now() < at) {
      const { sleepUntil } = this.#base;
      if (!sleepUntil)
        return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
      await sleepUntil.call(this.#base, at - this.#ahead, { ...(signal ? { signal } : {}) });
    }
  }

  /** Moves on to `at`, unless it has been passed already. */
  leapTo(at: number): void {
    this.#ahead += Math.max(0, at - this.now());
  }
}
