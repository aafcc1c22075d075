import type { ClauseLevel } from "@graycard/core";

/** A duty of callers that no vendor writes down, as it goes for every paid API. */
export interface Practice {
  readonly level: ClauseLevel;
  readonly text: string;
}

/** What is asked of every caller, whatever the vendor; reports name it like a clause. */
export const practices = {
  "practice.pay-once": {
    level: "must",
    text: "The same work is not submitted again while the first submit of it may be charged.",
  },
  "practice.credential-stays": {
    level: "must",
    text: "A credential goes to the vendor's API and nowhere else: not to result links, and not along with a redirect.",
  },
  "practice.retry-after": {
    level: "should",
    text: "A caller that is told how long to wait waits that long.",
  },
  "practice.back-off": {
    level: "should",
    text: "A caller that is refused again and again waits longer from time to time.",
  },
} as const satisfies Readonly<Record<string, Practice>>;

/** The id of a {@link Practice}. */
export type PracticeId = keyof typeof practices;

/** Where a practice stands, for reports. */
export const practiceSource = { document: "graycard", section: "What every caller keeps to" } as const;
