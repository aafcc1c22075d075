// Not the global, which test runners replace when they stop time: turns of the event loop are not time.
import { setImmediate } from "node:timers";

/**
 * Sends what became ready within one turn of the event loop together, at its end. A caller that is woken by the first
 * answer is still awake for the others, which makes many small answers cost half as much.
 */
export class Outbox {
  #waiting: (() => void)[] = [];
  readonly #flush = () => {
    const all = this.#waiting;
    this.#waiting = [];
    for (const send of all) send();
  };

  add(send: () => void): void {
    if (this.#waiting.length === 0) setImmediate(this.#flush);
    this.#waiting.push(send);
  }
}
