const units = [
  ["days", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
] as const;

/** A span of time for people, in the largest unit of which it has at least two; at least a second. */
export function spanInWords(ms: number): string {
  for (const [unit, size] of units) if (ms >= 2 * size) return `${Math.round(ms / size)} ${unit}`;
  return `${Math.max(1, Math.round(ms / 1000))} s`;
}
