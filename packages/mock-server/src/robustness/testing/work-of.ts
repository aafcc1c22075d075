import { expect } from "vitest";

/** How often something is done to learn what it costs: the machine may be busy with something else. */
const turns = 3;

/**
 * What something costs, in milliseconds of this process's own work on any of its threads. Unlike time on a clock it does
 * not grow while others have the machine; the least of a few turns is without what the runtime does in between.
 */
export async function workOf(act: () => unknown): Promise<number> {
  const costs: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1000);
  }
  return Math.min(...costs);
}

/**
 * Expects something to cost at most so many times as much as something harmless of the same size.
 *
 * @param usual what that costs, as {@link workOf} says
 */
export async function expectNoMoreWork(act: () => unknown, usual: number, mostTimes: number): Promise<void> {
  expect((await workOf(act)) / usual).toBeLessThan(mostTimes);
}
