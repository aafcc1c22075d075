import { nextTurn } from "#platform/next-turn";

/**
 * Counts what is at work right now. A request that waits on the clock is not at work, so a session whose requests
 * all wait, or have been answered, is idle: that is when time may move on.
 */
export class Activity {
  #running = 0;
  #whenIdle: (() => void)[] = [];

  enter(): void {
    this.#running++;
  }

  leave(): void {
    this.#running--;
    if (this.#running > 0 || this.#whenIdle.length === 0) return;
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves when nothing is at work, after everything already runnable has had its turn. */
  async idle(): Promise<void> {
    for (;;) {
      // A request that was just sent has not reached its session yet: give it a turn of the event loop.
      await nextTurn();
      if (this.#running === 0) return;
      await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    }
  }
}
