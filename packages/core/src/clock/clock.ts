/**
 * The one source of time. Everything that asks what time it is, or waits, does so through a clock it was given.
 * Times are milliseconds since the Unix epoch.
 */
export interface Clock {
  now(): number;
  /** Resolves once `now()` has reached `at`; at once when it already has. Rejects with the reason of an abort. */
  sleepUntil(at: number, options?: SleepOptions): Promise<void>;
  /**
   * Resolves once `now()` has reached `at`, like `sleepUntil`, for somebody who hopes that it never does: a time limit
   * on what is under way. A clock that leaps for sleepers does not leap for it. Sleeping will do where there is none.
   */
  alarmAt?(at: number, options?: Pick<SleepOptions, "signal">): Promise<void>;
}

/** How a sleep on a clock can be ended early, and who is told when it ends. */
export interface SleepOptions {
  readonly signal?: AbortSignal;
  /** Called, synchronously, at the moment the sleep ends: before anything else can happen on the clock. */
  readonly onWake?: () => void;
}
