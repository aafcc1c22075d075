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
  /** How long the pictures take to arrive: the task is in its first state until then. No time unless said. */
  readonly downloadMs?: number;
  readonly workMs: number;
  readonly limitMs: number;
  readonly shares: readonly ScheduleStep[];
  /** The task passes through its running states as any other, and stays in the last of them. */
  readonly neverEnds: boolean;
}): Schedule {
  const { createdAt, downloadMs = 0, workMs, limitMs, shares, neverEnds } = input;
  let total = 0;
  for (const [, share] of shares) total += share;
  const spreadMs = Math.min(workMs, limitMs);
  const beginsAt = createdAt + downloadMs;
  const workedUntil = beginsAt + spreadMs;
  let passed = 0;
  const steps = shares.map(([state, share]) => {
    const from = beginsAt + Math.round((spreadMs * passed) / total);
    passed += share;
    return { state, from };
  });
  return {
    steps,
    createdAt,
    processedAt: steps.find((step) => step.state === "processing")?.from ?? beginsAt,
    workedUntil,
    endsAt: neverEnds ? Number.POSITIVE_INFINITY : workedUntil,
    timedOut: workMs > limitMs,
  };
}

/** The schedule of a task whose pictures are still on their way: nothing but its first state. */
export function layOutUnbegun(createdAt: number, shares: readonly ScheduleStep[]): Schedule {
  const never = Number.POSITIVE_INFINITY;
  const steps = shares.slice(0, 1).map(([state]) => ({ state, from: createdAt }));
  return { steps, createdAt, processedAt: never, workedUntil: never, endsAt: never, timedOut: false };
}

/** The running state at a time before the end. */
export function runningStateAt({ steps }: Schedule, now: number): RunningState {
  let state = steps[0]?.state ?? "processing";
  for (const step of steps) {
    if (step.from > now) break;
    state = step.state;
  }
  return state;
}

/** Progress of a running task, 0..99. */
export function progressAt(schedule: Schedule, now: number): number {
  const beginsAt = schedule.steps[0]?.from ?? schedule.createdAt;
  const total = schedule.workedUntil - beginsAt;
  if (total <= 0) return 0;
  return Math.max(0, Math.min(99, Math.floor((100 * (now - beginsAt)) / total)));
}

/** The next time something changes, if anything still does. */
export function nextDueAfter({ steps, endsAt }: Schedule, now: number): number | undefined {
  for (const { from } of steps) if (from > now) return from;
  return endsAt > now && Number.isFinite(endsAt) ? endsAt : undefined;
}
