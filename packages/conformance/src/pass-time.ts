import { InconclusiveError } from "./errors/inconclusive-error.js";
import type { Subject } from "./subject.js";

/**
 * Lets time pass for a subject: its own is moved on where it can be, and waited for where the run may wait so long.
 *
 * @throws {InconclusiveError} where neither is so, with the patience that it takes
 */
export async function passTime(subject: Subject, ms: number): Promise<void> {
  const { advance, clock, patienceMs = 0 } = subject;
  if (advance) {
    await advance(ms);
    return;
  }
  if (ms > patienceMs) {
    const seconds = Math.ceil(ms / 1000);
    throw new InconclusiveError(
      `This takes ${seconds} s, and the time of this subject cannot be moved on; --patience ${seconds * 1000} waits for it.`,
    );
  }
  await clock.sleepUntil(clock.now() + ms);
}
