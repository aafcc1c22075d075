import type { Clock } from "@graycard/core";

/** A clock on which nobody waits: whoever sleeps moves it to the time they want to wake at. */
export class SteppingClock implements Clock {
  #now: number;

  constructor(startAt: number) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  async sleepUntil(at: number, { onWake }: { readonly onWake?: () => void } = {}): Promise<void> {
    this.#now = Math.max(this.#now, at);
    onWake?.();
  }
}
