import type { Clock, SleepOptions } from "./clock.js";

/** What a leaping clock follows: a clock, or as much of one as tells the time. */
type Base = Pick<Clock, "now"> & Partial<Pick<Clock, "sleepUntil">>;

/**
 * A clock that follows another one and leaps ahead whenever somebody waits on it, so that nobody ever does.
 * It never goes back.
 */
export class LeapingClock implements Clock {
  #ahead = 0;
  readonly #base: Base;
  /** Alarms under way; each is told of a leap, which may have brought it nearer. */
  readonly #alarms = new Set<AbortController>();

  constructor(base: Base) {
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
    while (this.now() < at) {
      signal?.throwIfAborted();
      const disturbed = new AbortController();
      const giveUp = () => disturbed.abort();
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#alarms.add(disturbed);
      try {
        await this.#sleepOnBase(at - this.#ahead, disturbed.signal);
      } catch (error) {
        if (!disturbed.signal.aborted) throw error;
      } finally {
        this.#alarms.delete(disturbed);
        signal?.removeEventListener("abort", giveUp);
      }
    }
    signal?.throwIfAborted();
  }

  /** Moves on to `at`, unless it has been passed already. */
  leapTo(at: number): void {
    const step = Math.max(0, at - this.now());
    if (step === 0) return;
    this.#ahead += step;
    for (const alarm of [...this.#alarms]) alarm.abort();
  }

  /** For ever on a clock that only tells the time. */
  #sleepOnBase(at: number, signal: AbortSignal): Promise<void> {
    if (this.#base.sleepUntil) return this.#base.sleepUntil(at, { signal });
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
  }
}
