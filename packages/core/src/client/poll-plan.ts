/** How many first polls may come too early: each one too many costs a request of the rate. */
const tooEarlyShare = 0.01;
/** How fast the expectation follows what is seen, as a share of it. */
const step = 0.1;
const shortestFirstMs = 200;
/** Between two looks passes this share of what tasks usually take, within bounds; it slows down for one that takes long. */
const intervalShare = 0.5;
const shortestIntervalMs = 500;
const longestFirstIntervalMs = 2000;
const growth = 1.1;
const longestIntervalMs = 3000;
/** Polls of many tasks are spread by up to this share, both ways. */
const spread = 0.1;

/**
 * When to ask for a task: first when nearly all tasks of the endpoint were done so far, then at intervals that fit. It
 * follows the time that 99 % of the tasks take, one task at a time.
 */
export class PollPlan {
  #firstMs: number;

  /** @param usualMs how long the work usually takes, in milliseconds */
  constructor(usualMs: number) {
    this.#firstMs = usualMs;
  }

  /** How long after its submit a task is first asked for, in milliseconds. */
  get firstMs(): number {
    return this.#firstMs;
  }

  /** How long to wait after the given number of polls, in milliseconds. `random` is 0 to 1. */
  intervalMs(polls: number, random: number): number {
    const usual = Math.min(longestFirstIntervalMs, Math.max(shortestIntervalMs, this.#firstMs * intervalShare));
    const steady = Math.min(longestIntervalMs, usual * growth ** Math.max(0, polls - 1));
    return steady * (1 + spread * (2 * random - 1));
  }

  /** Learns from a task that ended: whether its first poll found it at its end. */
  learn(endedAtFirstPoll: boolean): void {
    const change = endedAtFirstPoll ? -tooEarlyShare : 1 - tooEarlyShare;
    this.#firstMs = Math.max(shortestFirstMs, this.#firstMs * (1 + step * change));
  }
}
