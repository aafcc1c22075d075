import type { ScheduleStep } from "@graycard/core";

type RunningState = ScheduleStep[0];

/** A state of a task, and when it is reached; in milliseconds since the epoch. */
export interface ReachedState {
  readonly state: RunningState;
  readonly from: number;
}

/** How the time of a task is divided. All lengths are in milliseconds. */
interface Layout {
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** How long the pictures take to arrive: the task is in its first state until then. */
  readonly downloadMs: number;
  /** How long it is worked on; infinite where nobody knows yet. */
  readonly spreadMs: number;
  /** How that time is divided among the states; relative. */
  readonly shares: readonly ScheduleStep[];
  /** The work would have taken longer than allowed, and ends at the limit. */
  readonly timedOut: boolean;
  /** The task passes through its running states as any other, and stays in the last of them. */
  readonly neverEnds: boolean;
}

/**
 * When a task is in which state. All times are milliseconds since the epoch. There is one for every task that is kept,
 * so what can be worked out is not written down.
 */
export class Schedule {
  readonly createdAt: number;
  readonly timedOut: boolean;
  readonly #downloadMs: number;
  readonly #spreadMs: number;
  readonly #shares: readonly ScheduleStep[];
  readonly #neverEnds: boolean;

  constructor({ createdAt, downloadMs, spreadMs, shares, timedOut, neverEnds }: Layout) {
    this.createdAt = createdAt;
    this.timedOut = timedOut;
    this.#downloadMs = downloadMs;
    this.#spreadMs = spreadMs;
    this.#shares = shares;
    this.#neverEnds = neverEnds;
  }

  /** When its pictures are there. */
  get beginsAt(): number {
    return this.createdAt + this.#downloadMs;
  }

  /** When the work is done, or given up at the limit. */
  get workedUntil(): number {
    return this.beginsAt + this.#spreadMs;
  }

  /** When the task ends: with its work, unless it never does; then it is infinite. */
  get endsAt(): number {
    return this.#neverEnds ? Number.POSITIVE_INFINITY : this.workedUntil;
  }

  /** When processing begins. */
  get processedAt(): number {
    if (this.#spreadMs === Number.POSITIVE_INFINITY) return this.#spreadMs;
    for (const { state, from } of this.steps()) if (state === "processing") return from;
    return this.beginsAt;
  }

  /** The states it passes through, in order. */
  *steps(): Generator<ReachedState, void> {
    const { beginsAt } = this;
    let total = 0;
    for (const [, share] of this.#shares) total += share;
    let passed = 0;
    for (const [state, share] of this.#shares) {
      // The first begins at once, however much there is to divide.
      const from = passed === 0 ? beginsAt : beginsAt + Math.round((this.#spreadMs * passed) / total);
      passed += share;
      yield { state, from };
    }
  }
}

/** What a task has to do, and how long it may take. All lengths are in milliseconds. */
interface Work extends Pick<Layout, "createdAt" | "shares" | "neverEnds"> {
  /** No time unless said. */
  readonly downloadMs?: number;
  readonly workMs: number;
  readonly limitMs: number;
}

/** Lays out the states of a task over the time its work takes, cut off at the limit. */
export function layOut(work: Work): Schedule {
  const { createdAt, downloadMs = 0, workMs, limitMs, shares, neverEnds } = work;
  const timedOut = workMs > limitMs;
  return new Schedule({ createdAt, downloadMs, spreadMs: Math.min(workMs, limitMs), shares, timedOut, neverEnds });
}

/** The schedule of a task whose pictures are still on their way: nothing but its first state. */
export function layOutUnbegun(createdAt: number, shares: readonly ScheduleStep[]): Schedule {
  const spreadMs = Number.POSITIVE_INFINITY;
  return new Schedule({
    ...{ createdAt, downloadMs: 0, spreadMs, timedOut: false, neverEnds: false },
    shares: shares.slice(0, 1),
  });
}

/** A schedule as it was written down, by its times. */
export function layOutAs(written: {
  readonly steps: readonly ReachedState[];
  readonly createdAt: number;
  /** Absent where nobody knew yet. */
  readonly workedUntil?: number | undefined;
  /** Absent where it never ends. */
  readonly endsAt?: number | undefined;
  readonly timedOut: boolean;
}): Schedule {
  const { steps, createdAt, workedUntil = Number.POSITIVE_INFINITY, endsAt, timedOut } = written;
  const beginsAt = steps[0]?.from ?? createdAt;
  const shares = steps.map(({ state, from }, at): ScheduleStep => [state, (steps[at + 1]?.from ?? workedUntil) - from]);
  return new Schedule({
    ...{ createdAt, shares, timedOut },
    downloadMs: beginsAt - createdAt,
    spreadMs: workedUntil - beginsAt,
    neverEnds: endsAt === undefined,
  });
}

/** The running state at a time before the end. */
export function runningStateAt(schedule: Schedule, now: number): RunningState {
  let reached: RunningState | undefined;
  for (const { state, from } of schedule.steps()) {
    if (reached !== undefined && from > now) break;
    reached = state;
  }
  return reached ?? "processing";
}

/** Progress of a running task, 0..99. */
export function progressAt({ beginsAt, workedUntil }: Schedule, now: number): number {
  const total = workedUntil - beginsAt;
  if (total <= 0) return 0;
  return Math.max(0, Math.min(99, Math.floor((100 * (now - beginsAt)) / total)));
}

/** The next time something changes, if anything still does. */
export function nextDueAfter(schedule: Schedule, now: number): number | undefined {
  for (const { from } of schedule.steps()) if (from > now) return from;
  const { endsAt } = schedule;
  return endsAt > now && Number.isFinite(endsAt) ? endsAt : undefined;
}
