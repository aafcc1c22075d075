import { systemClock } from "@graycard/core";
import type { Terminal } from "../terminal.js";
import { CallStop } from "./call-stop.js";

/** How long submits that left are waited for after an interruption, in milliseconds. */
const patienceMs = 30_000;

/** Listens for the wish to end: the first time a run ends in order, the second time at once. */
export class CallEnding {
  readonly stop = new CallStop();
  /** Where it is said; a bar that is on the screen must not be written over. */
  say: (text: string) => void;
  readonly #over = new AbortController();

  constructor(terminal: Pick<Terminal, "interrupted" | "error">) {
    this.say = terminal.error;
    void this.#listen(terminal);
  }

  /** Nothing is left that could be ended. */
  over(): void {
    this.#over.abort();
  }

  async #listen(terminal: Pick<Terminal, "interrupted">): Promise<void> {
    await terminal.interrupted();
    if (this.#over.signal.aborted) return;
    this.stop.begin("interrupted");
    // Before a word is said: the next one may come at once.
    const again = terminal.interrupted();
    this.say(
      `graycard call: ending. What is on its way is waited for, up to ${patienceMs / 1000} s; Ctrl-C again ends at once.\n`,
    );
    const options = { signal: this.#over.signal };
    const patience = systemClock.sleepUntil(systemClock.now() + patienceMs, options).catch(() => {});
    await Promise.race([patience, again]);
    if (!this.#over.signal.aborted) this.stop.now();
  }
}
