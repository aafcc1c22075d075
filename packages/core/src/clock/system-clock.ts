import type { Clock, SleepOptions } from "./clock.js";

/** Timers fire at once when asked to wait longer than this. */
const longestTimerMs = 2 ** 31 - 1;

/** The clock on the wall. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleepUntil(at: number, { signal, onWake }: SleepOptions = {}): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const left = at - Date.now();
      if (left <= 0) break;
      await sleep(Math.min(left, longestTimerMs), signal);
    }
    onWake?.();
  },
};

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
