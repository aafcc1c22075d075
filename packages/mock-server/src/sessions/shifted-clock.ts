import type { Clock } from "@graycard/core";

/** A clock that runs as another does, so many milliseconds ahead of it or, below zero, behind. */
export function shiftedClock(clock: Clock, aheadMs: number): Clock {
  if (aheadMs === 0) return clock;
  return {
    now: () => clock.now() + aheadMs,
    sleepUntil: (at, options) => clock.sleepUntil(at - aheadMs, options),
  };
}
