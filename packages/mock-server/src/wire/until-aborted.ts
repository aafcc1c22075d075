/**
 * What has to stay for an abort to be passed on. A request passes on that its caller gave up only while somebody holds
 * it, and nobody may hold one that nothing is going to happen to.
 */
const held = new Set<object>();

/**
 * Rejects with the reason of the abort, and does nothing before.
 *
 * @param from what the signal belongs to
 */
export function untilAborted(signal: AbortSignal, from: object = signal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => {
      held.delete(from);
      reject(signal.reason);
    };
    if (signal.aborted) return leave();
    held.add(from);
    signal.addEventListener("abort", leave, { once: true });
  });
}
