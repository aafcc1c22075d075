import type { LimitName, RequestFault } from "@graycard/core";

/** The checks of the pipeline that a fault can leave out. */
export const skippableChecks = ["authenticate", "locate-task", "admit", "size", "validate", "link"] as const;

export type SkippableCheck = (typeof skippableChecks)[number];

/** What a fault does to the body and status of an answer. */
export interface AnswerRewrite {
  readonly status?: number | undefined;
  readonly contentType?: string | undefined;
  /** Paths such as `data.image` or `media_info_list[0].media_data`, and what stands there instead. */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly remove?: readonly string[] | undefined;
  /** Text sent instead of the JSON. */
  readonly text?: string | undefined;
}

/** What a fault does to a result picture. */
export interface ResultBend {
  readonly status?: number | undefined;
  /** Scale the picture by this much. */
  readonly scale?: number | undefined;
  readonly format?: "jpg" | "png" | "webp" | undefined;
  /** `negative` inverts the colours, `flat` fills the picture with grey. */
  readonly pixels?: "negative" | "flat" | undefined;
  /** Send only this share of the bytes, 0..1. */
  readonly keepShare?: number | undefined;
  /** Send text instead of a picture. */
  readonly text?: string | undefined;
}

/**
 * How the handling of one request is bent by the faults that apply to it. The phases of the pipeline look here;
 * none of them knows which fault it was.
 */
export interface Bends {
  readonly skip: Set<SkippableCheck>;
  readonly ignoredFields: Set<string>;
  readonly limits: Map<LimitName, number>;
  refuse?: { readonly fault: RequestFault; readonly message?: string | undefined };
  /** Each rewrite is applied in turn. */
  readonly rewrites: AnswerRewrite[];
  /** The vendor's number the task ends with. */
  forcedCode?: number;
  /** How long the work takes, in milliseconds. */
  workMs?: number;
  /** The task stays in its last running state. */
  neverEnds: boolean;
  readonly results: ResultBend[];
  /** Named changes to the readings, as if the vendor followed another one. */
  readonly readings: Map<string, unknown>;
}

export function noBends(): Bends {
  return {
    skip: new Set(),
    ignoredFields: new Set(),
    limits: new Map(),
    rewrites: [],
    neverEnds: false,
    results: [],
    readings: new Map(),
  };
}
