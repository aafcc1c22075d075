/** How bad a finding is; `not-checked` is for what cannot be told here, and is never taken for good. */
export const levels = ["ok", "warn", "fail", "not-checked"] as const;

/** One of {@link levels}. */
export type Level = (typeof levels)[number];

/** What a check has to say: what was looked at, what was found, and what to do about it. No secret is ever in it. */
export interface Finding {
  readonly level: Level;
  /** What was looked at, in a few words. */
  readonly looked: string;
  readonly found: string;
  /** Absent where there is nothing to do. */
  readonly advice?: string;
}

/** A finding with the check that it is of. */
export interface CheckedFinding extends Finding {
  readonly check: string;
}

/** Nothing is wrong with it. */
export function ok(looked: string, found: string): Finding {
  return { level: "ok", looked, found };
}

/** It can go wrong, or does for some programs. */
export function warn(looked: string, found: string, advice: string): Finding {
  return { level: "warn", looked, found, advice };
}

/** It does go wrong. */
export function fail(looked: string, found: string, advice: string): Finding {
  return { level: "fail", looked, found, advice };
}

/** It could not be looked at. */
export function notChecked(looked: string, found: string, advice?: string): Finding {
  return { level: "not-checked", looked, found, ...(advice === undefined ? {} : { advice }) };
}
