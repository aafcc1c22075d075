const BINS = 256;

/** Two groups that values fall into. */
export interface Split {
  /** Values above belong to the upper group. */
  readonly threshold: number;
  /** The means of both groups. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Splits values at the point where the two sides differ most for their spread (Otsu's method). Values above `limit`
 * count as `limit`, so that a few extreme ones cannot draw the split towards them.
 */
export function splitInTwo(values: Float32Array, limit: number): Split {
  const counts = histogram(values, limit);
  const total = values.length;
  const sum = counts.reduce((all, count, bin) => all + count * bin, 0);
  let best = { spread: -1, bin: 0, lower: 0, upper: 0 };
  for (let bin = 0, below = 0, sumBelow = 0; bin < BINS - 1; bin++) {
    below += counts[bin] as number;
    sumBelow += bin * (counts[bin] as number);
    if (below === 0 || below === total) continue;
    const lower = sumBelow / below;
    const upper = (sum - sumBelow) / (total - below);
    const spread = below * (total - below) * (upper - lower) ** 2;
    if (spread > best.spread) best = { spread, bin, lower, upper };
  }
  // In an empty stretch between the groups every bin is as good as the first: the middle is the safest.
  const threshold = Math.max(best.bin + 0.5, (best.lower + best.upper) / 2.5);
  const scale = limit / (BINS - 1);
  return { threshold: threshold * scale, lower: best.lower * scale, upper: best.upper * scale };
}

function histogram(values: Float32Array, limit: number): Float64Array {
  const counts = new Float64Array(BINS);
  for (const value of values) {
    const bin = Math.round((Math.min(limit, value) / limit) * (BINS - 1));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
