import { setFlagsFromString } from "node:v8";

/**
 * Lets the engine look through its memory at once and seldom, instead of bit by bit and whenever nothing is asked. Behind
 * such a look in a pause it looks again at every tenth that is added, with all its threads: a submit takes twice as much of
 * the processor then. Instead, every now and then one waits for some milliseconds.
 *
 * It concerns the whole process, so it is for programs of our own. The engine reads these settings whenever it is about to
 * begin, so they may be set while it runs.
 */
export function collectAtOnce(): void {
  setFlagsFromString("--no-incremental-marking");
  // What is new is little: to wake other threads for it takes longer than to look.
  setFlagsFromString("--no-parallel-scavenge");
  // When there is twice as much as was left the last time.
  setFlagsFromString("--heap-growing-percent=100");
}
