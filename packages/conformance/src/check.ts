import type { ClauseLevel } from "@graycard/core";
import type { KnownCheck } from "./baseline/apply-baseline.js";
import type { Verdict } from "./verdict.js";

/** One clause, judged by one scenario on one endpoint. */
export interface Check {
  /** `vendor/endpoint/area/scenario#clause`; stable for ever, whatever the verdict. */
  readonly id: string;
  readonly clause: string;
  readonly level: ClauseLevel;
  readonly verdict: Verdict;
  /** What was looked at, as a fact: "refuses a request without a key". */
  readonly title: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Why it is inconclusive or not applicable. */
  readonly reason?: string;
  /** The exchanges that show it, by id. */
  readonly evidence?: readonly string[];
  /** What a baseline says, where the check came out as it is known to. */
  readonly known?: KnownCheck;
  readonly source: { readonly document: string; readonly section: string };
}
