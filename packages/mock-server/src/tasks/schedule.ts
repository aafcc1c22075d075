import type { ScheduleStep } from "@graycard/core";

type RunningState = ScheduleStep[0];

/** When a task is in which state. All times are milliseconds since the epoch. */
export interface Schedule {
  readonly steps: readonly { readonly state: RunningState; readonly from: number }[];
  readonly createdAt: number;
  /** When processing begins. */
  readonly processedAt: number;
  /** When the work is done, or given up at the limit. */
  readonly workedUntil: number;
  /** When the task ends: with its work, unless it never does; then it is infinite. */
  readonly endsAt: number;
  /** The work would have taken longer than allowed, and ends at the limit. */
  readonly timedOut: boolean;
}

/**
 * Lays out the states of a task over the time its work takes, cut off at the limit.
 *
 * @param shares how the work's time is divided among the states; relative
 */
export function layOut(input: {
  readonly createdAt: number;
  readonly workMs: number;
  readonly limitMs: number;
  readonly shares: readonly ScheduleStep[];
  /** The task passes through its running states as any other, and stays in the last of them. */
  readonly neverEnds: boolean;
}): Schedule {
  const { createdAt, workMs, limitMs, shares, neverEnds } = input;
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const spreadMs = Math.min(workMs, limitMs);
  const workedUntil = createdAt + spreadMs;
  let passed = 0;
  const steps = shares.map(([state, share]) => {
    const from = createdAt + Math.round((spreadMs * passed) / total);
    passed += share;
    return { state, from };
  });
  return {
    steps,
    createdAt,
    processedAt: steps.find((step) => step.state === "processing")?.from ?? createdAt,
    workedUntil,
    endsAt: neverEnds ? Number.POSITIVE_INFINITY : workedUntil,
    timedOut: workMs > limitMs,
  };
}

/** The running state at a time before the end. */
export function runningStateAt(schedule: Schedule, now: number): RunningState {
  const step = schedule.steps.findLast(({ from }) => from <= now);
  return step?.state ?? schedule.steps[0]?.state ?? "processing";
}

/** Progress of a running task, 0..99. */
export function progressAt(schedule: Schedule, now: number): number {
  const total = schedule.workedUntil - schedule.createdAt;
  if (total <= 0) return 0;
  return Math.max(0, Math.min(99, Math.floor((100 * (now - schedule.createdAt)) / total)));
}

/** The next time something changes, if anything still does. */
export function nextDueAfter(schedule: Schedule, now: number): number | undefined {
  const due = [...schedule.steps.map(({ from }) => from), schedule.endsAt].filter((at) => at > now);
  const next = Math.min(...due);
  return Number.isFinite(next) ? next : undefined;
}
