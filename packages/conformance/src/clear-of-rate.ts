import type { Subject } from "./subject.js";

/** So long after a request it counts towards no rate per second any more; a little longer, as clocks differ. */
const clearMs = 1100;

/** Waits, on the clock of a subject, until nothing that was sent counts towards its rate any more. */
export async function clearOfRate({ clock }: Pick<Subject, "clock">): Promise<void> {
  await clock.sleepUntil(clock.now() + clearMs);
}
