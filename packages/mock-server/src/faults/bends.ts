import type { ErrorFormWish, LimitName, RequestFault } from "@graycard/core";
import type { LinkBend } from "../links/bend-link.js";
import type { RetryAfter } from "../pipeline/retry-after.js";
import type { RateAlgorithmName } from "../sessions/rate-windows/index.js";
import type { TaskQuirks } from "../tasks/quirks.js";
import type { WireBend } from "../wire/wire-bend.js";
import type { FaultPlay } from "./fault-play.js";

/** The checks of the pipeline that a fault can leave out. */
export const skippableChecks = ["authenticate", "locate-task", "admit", "size", "validate", "link"] as const;

export type SkippableCheck = (typeof skippableChecks)[number];

/** The JSON types that a field of an answer can be written as instead of its own. */
export const retypings = ["string", "number", "boolean", "null", "object", "array"] as const;

/** What a fault does to the body and status of an answer. */
export interface AnswerRewrite {
  readonly status?: number | undefined;
  readonly contentType?: string | undefined;
  /** Paths such as `data.image` or `media_info_list[0].media_data`, and what stands there instead. */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly remove?: readonly string[] | undefined;
  /** The field at a path, or every number of the answer, as another type. */
  readonly retype?: { readonly path?: string | undefined; readonly to: (typeof retypings)[number] } | undefined;
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
  /** Overwrite bytes after the picture's head, so that it cannot be decoded. */
  readonly damaged?: boolean | undefined;
  /** Send text instead of a picture. */
  readonly text?: string | undefined;
  /** What that text is labelled as; `text/plain` unless said. */
  readonly contentType?: string | undefined;
}

/** An error that answers a request, in a form of the vendor's. */
export interface ErrorBend {
  readonly wish: ErrorFormWish;
  /** Another number than the form's own. */
  readonly code?: number | undefined;
  /** Other words than the form's own; `false` for none. */
  readonly message?: string | false | undefined;
  readonly retryAfter?: RetryAfter | undefined;
}

/** A fault that applies to a request. */
export interface AppliedFault {
  readonly fault: string;
  /** Whose doing it is, such as `gc-429 in the key` or `chaos`; absent for a plan of the session. */
  readonly by?: string | undefined;
}

/** A fault in a few words, for explanations. */
export function tellApplied({ fault, by }: AppliedFault): string {
  return by === undefined ? fault : `${fault} (${by})`;
}

/** A rate that a request is kept to instead of the session's. */
export interface RateBend {
  readonly algorithm: RateAlgorithmName;
  readonly qps: number;
  readonly burst?: number | undefined;
  /** Whether a refusal says when to come back, and how. */
  readonly advice: "seconds" | "date" | "none";
  /** Whether a refusal has a message. */
  readonly message: boolean;
}

/**
 * How the handling of one request is bent by the faults that apply to it. The phases of the pipeline look here;
 * none of them knows which fault it was.
 */
export interface Bends {
  /** The faults that apply. */
  readonly applied: AppliedFault[];
  /** The same, until it is settled which of them did something. */
  readonly played: FaultPlay[];
  readonly skip: Set<SkippableCheck>;
  readonly ignoredFields: Set<string>;
  readonly limits: Map<LimitName, number>;
  refuse?: { readonly fault: RequestFault; readonly message?: string | undefined };
  error?: ErrorBend;
  rate?: RateBend;
  /** Each rewrite is applied in turn. */
  readonly rewrites: AnswerRewrite[];
  /** Those that found what they were to change. */
  readonly rewrote: Set<AnswerRewrite>;
  /** The vendor's number the task ends with. */
  forcedCode?: number;
  /** How long the work takes, in milliseconds. */
  workMs?: number;
  /** The task stays in its last running state. */
  neverEnds: boolean;
  readonly results: ResultBend[];
  /** A picture went out that they were done to. */
  pictured?: true;
  /** How the links of this answer are bent, and, at a submit, those of all later answers about its task. */
  readonly links: LinkBend[];
  /** A link was written that this was done to. */
  linked?: true;
  /** How the task that a submit creates is shown otherwise than it is. */
  readonly task: TaskQuirks;
  /** Named changes to the readings, as if the vendor followed another one. */
  readonly readings: Map<string, unknown>;
  /** What happens to the bytes of the exchange on their way. */
  wire?: WireBend;
}

/** The bends of every request that no fault applies to. They are shared, and not to be changed. */
export const calm: Bends = noBends();

export function noBends(): Bends {
  return {
    applied: [],
    played: [],
    skip: new Set(),
    ignoredFields: new Set(),
    limits: new Map(),
    rewrites: [],
    rewrote: new Set(),
    neverEnds: false,
    results: [],
    links: [],
    task: {},
    readings: new Map(),
  };
}
