import type { Clock } from "@graycard/core";

/** A clock whose sleepers are woken with an error when a signal is aborted. */
export function interruptibleClock(clock: Clock, signal: AbortSignal): Clock {
  return {
    now: () => clock.now(),
    sleepUntil: (at, options = {}) =>
      clock.sleepUntil(at, {
        ...options,
        signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal,
      }),
  };
}
