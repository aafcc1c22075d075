import { type Clock, LeapingClock, ManualClock } from "@graycard/core";
import type { Activity } from "./activity.js";
import { shiftedClock } from "./shifted-clock.js";

/**
 * How time passes for a session.
 * - `realtime`: as it does, and work takes the second or two the documents speak of.
 * - `manual`: not at all, until the test advances it.
 * - `instant`: it leaps to the next due event whenever somebody waits or polls.
 */
export const paces = ["realtime", "manual", "instant"] as const;

/** How time passes for a session: one of {@link paces}. */
export type Pace = (typeof paces)[number];

/** A session's clock and the ways to move it. */
export interface PacedClock {
  readonly pace: Pace;
  readonly clock: Clock;
  /** Moves time on by `ms`, as far as this pace allows; resolves when what became due has settled. */
  advance(ms: number): Promise<void>;
  /** Lets time reach `at` if this pace leaps. */
  leapTo(at: number): void;
  /** Waits for `work`; where time stands still, moves it to whatever is next due until the work is done. */
  passUntil<T>(work: Promise<T>): Promise<T>;
}

/** When the time of a session begins, and what it does while nothing is waited for. */
export interface TimeStart {
  /** In milliseconds since the epoch; the time of the mock unless said. */
  readonly startsAt?: number | undefined;
  /** At the pace `instant`: nothing but leaps moves it, so that it is the same however fast the caller is. */
  readonly standsBetweenLeaps?: boolean | undefined;
}

/** Makes the clock of a session from the mock's own. */
export function pacedClock(
  pace: Pace,
  mocks: Clock,
  activity: Activity,
  { startsAt = mocks.now(), standsBetweenLeaps = false }: TimeStart = {},
): PacedClock {
  const base = shiftedClock(mocks, startsAt - mocks.now());
  if (pace === "manual") {
    const clock = new ManualClock({ startAt: startsAt, settled: () => activity.idle() });
    return {
      pace,
      clock,
      advance: async (ms) => {
        checkStep(ms, clock.now());
        await clock.advance(ms);
      },
      leapTo: () => {},
      passUntil: (work) => passUntil(work, clock, activity),
    };
  }
  if (pace === "instant") {
    const clock = new LeapingClock(standsBetweenLeaps ? { now: () => startsAt } : base);
    const advance = async (ms: number) => {
      checkStep(ms, clock.now());
      clock.leapTo(clock.now() + ms);
      // Whoever was sent off before this has its turn, too.
      await activity.idle();
    };
    return { pace, clock, advance, leapTo: (at) => clock.leapTo(at), passUntil: (work) => work };
  }
  return {
    pace,
    clock: base,
    advance: async (ms) => {
      checkStep(ms, base.now());
      if (!(mocks instanceof ManualClock)) {
        throw new RangeError(`Real time cannot be advanced (by ${ms} ms); use another pace.`);
      }
      // The mock's clock knows nothing of this session: what is at work comes to rest before and after.
      await activity.idle();
      await mocks.advance(ms);
      await activity.idle();
    },
    leapTo: () => {},
    passUntil: (work) => work,
  };
}

/** The last millisecond that four digits of a year can name. */
export const latestMs = Date.UTC(10_000, 0) - 1;

/**
 * A step forward in time, which ends where links could no longer be dated.
 *
 * @throws {RangeError} for what is none: NaN, an infinite or a negative number
 */
function checkStep(ms: number, now: number): void {
  if (now + ms > latestMs) throw new RangeError(`Time ends with the year 9999; advance(${ms}) goes beyond it.`);
  if (Number.isFinite(ms) && ms >= 0) return;
  throw new RangeError(
    `Time is advanced by a number of milliseconds from 0; advance(${String(ms)}) asks for something else.`,
  );
}

async function passUntil<T>(work: Promise<T>, clock: ManualClock, activity: Activity): Promise<T> {
  let done = false;
  const settled = work.finally(() => {
    done = true;
  });
  // A rejection is the caller's to hear of, in the promise that is returned.
  const ended = settled.then(
    () => {},
    () => {},
  );
  for (;;) {
    await activity.idle();
    if (done) return settled;
    const next = clock.nextDueAt();
    // What has nothing to wait for yet may be busy with something else, such as a file it reads.
    if (next === undefined) await Promise.race([ended, clock.nextSleeper()]);
    else await clock.advance(next - clock.now());
  }
}
