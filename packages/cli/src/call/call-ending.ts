import { systemClock } from "@graycard/core";
import type { Terminal } from "../terminal.js";
import { CallStop } from "./call-stop.js";

/** How long submits that left are waited for after an interruption, in milliseconds. */
const patienceMs = 30_000;

/** How long what is called off may take to end by itself, in milliseconds: some system calls never do. */
const graceMs = 2000;

/** Listens for the wish to end: the first time a run ends in order, the second time at once. */
export class CallEnding {
  readonly stop = new CallStop();
  /** Where it is said; a bar that is on the screen must not be written over. */
  say: (text: string) => void;
  readonly #over = new AbortController();
  readonly #graceMs: number;
  #isSending = false;
  #giveUp: () => void = () => {};
  /** Resolves when nothing is waited for any more, whatever is pending. */
  readonly givenUp = new Promise<void>((resolve) => {
    this.#giveUp = resolve;
  });

  constructor(terminal: Pick<Terminal, "interrupted" | "error">, grace = graceMs) {
    this.#graceMs = grace;
    this.say = terminal.error;
    void this.#listen(terminal);
  }

  /** From here on something may be on its way that is worth to be waited for. */
  sends(): void {
    this.#isSending = true;
  }

  /** Nothing is left that could be ended. */
  over(): void {
    this.#over.abort();
  }

  async #listen(terminal: Pick<Terminal, "interrupted">): Promise<void> {
    await terminal.interrupted();
    if (this.#over.signal.aborted) return;
    this.stop.begin("interrupted");
    if (!this.#isSending) {
      this.say("graycard call: ended; nothing was sent.\n");
      this.#giveUp();
      return;
    }
    // Before a word is said: the next one may come at once.
    const again = terminal.interrupted();
    this.say(
      `graycard call: ending. What is on its way is waited for, up to ${patienceMs / 1000} s; Ctrl-C again ends at once.\n`,
    );
    const options = { signal: this.#over.signal };
    const patience = systemClock.sleepUntil(systemClock.now() + patienceMs, options).catch(() => {});
    await Promise.race([patience, again]);
    if (this.#over.signal.aborted) return;
    this.stop.now();
    await systemClock.sleepUntil(systemClock.now() + this.#graceMs, options).catch(() => {});
    this.#giveUp();
  }
}
