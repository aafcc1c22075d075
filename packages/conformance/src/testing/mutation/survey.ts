import type { Verdict } from "../../verdict.js";

/** A distinct form of JSON answer that a scenario met: long texts in it are cut. */
export interface SeenAnswer {
  readonly phase: string;
  readonly status: number;
  readonly headers: readonly string[];
  readonly json: unknown;
}

/** A kind of result picture that a scenario fetched, by the name of the output whose link led to it. */
export interface SeenPicture {
  readonly output: string;
  readonly format: string;
  readonly alpha: boolean;
}

/** What one scenario does on one endpoint of a healthy subject. */
export interface TrialSurvey {
  /** `vendor/endpoint/area/scenario` */
  readonly trial: string;
  /** `vendor/endpoint` */
  readonly endpoint: string;
  /** How long it took, in milliseconds: cheap trials are tried first. */
  readonly ms: number;
  readonly checks: readonly { readonly id: string; readonly verdict: Verdict }[];
  readonly problems: readonly string[];
  /** `submit`, `poll`, `fetch-result`: which it made. */
  readonly operations: readonly string[];
  /** A digest of all that came back: where it is that of the healthy subject, nothing was different. */
  readonly seen: string;
  readonly answers: readonly SeenAnswer[];
  readonly pictures: readonly SeenPicture[];
}
