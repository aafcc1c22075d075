import type { Seen } from "./seen.js";

/** The place of the first that begins at this time or later, among exchanges in the order of their time. */
export function firstAt(sorted: readonly Seen[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.startedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that begin from one time on, and before another. */
export function inTime(sorted: readonly Seen[], from: number, before: number): readonly Seen[] {
  return sorted.slice(firstAt(sorted, from), firstAt(sorted, before));
}

/** Exchanges by a key, in the order they have; those without one are left out. */
export function groupedBy(
  seen: readonly Seen[],
  keyOf: (each: Seen) => string | undefined,
): ReadonlyMap<string, readonly Seen[]> {
  const groups = new Map<string, Seen[]>();
  for (const each of seen) {
    const key = keyOf(each);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
