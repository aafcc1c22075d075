// Not the global, which test runners replace when they stop time: turns of the event loop are not time.
import { setImmediate } from "node:timers";

/** Resolves when everything that is already runnable has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
