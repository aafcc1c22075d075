import * as z from "@graycard/core/zod";

const common = {
  /** A check id, or a pattern of them as `--select` takes it. */
  check: z.string().trim().min(1, "is empty; it takes a check id or a pattern, such as 'vendor/endpoint/**'"),
  reason: z
    .string()
    .trim()
    .min(1, "is empty; say why this is accepted for now")
    .refine((text) => !/^todo\b/i.test(text), "is still TODO; say why this is accepted for now"),
  expires: z.iso.date({ error: "is no date; it takes one such as 2026-12-31, the last day on which the entry holds" }),
};

/** The schema of a baseline file. */
export const baselineSchema = z.strictObject({
  version: z.literal(1, { error: "is not 1, the only version there is" }),
  /** Checks that are known not to pass; one that does is an error, so that the list cannot rot. */
  failing: z
    .array(
      z.strictObject({
        ...common,
        verdict: z
          .enum(["fail", "warn", "inconclusive"], { error: "takes fail, warn or inconclusive" })
          .default("fail"),
      }),
    )
    .default([]),
  /** Checks that are known to pass at some times and not at others. */
  flaky: z.array(z.strictObject(common)).default([]),
});

/** Whether checks are known to fail, or to do so at some times. */
export type BaselineKind = "failing" | "flaky";

/** One entry of a baseline file. */
export interface BaselineEntry {
  readonly kind: BaselineKind;
  /** The pattern of check ids, as `--select` takes it. */
  readonly check: string;
  /** What the checks are known to come to; anything, where they are flaky. */
  readonly verdict?: "fail" | "warn" | "inconclusive";
  readonly reason: string;
  /** The last day on which it holds, as `2026-12-31`. */
  readonly expires: string;
  /** Where it stands in its file, counted from 1. */
  readonly line: number;
}

/** What is known not to pass, and for how long that is accepted. */
export interface Baseline {
  /** What messages call the file. */
  readonly name: string;
  readonly entries: readonly BaselineEntry[];
}
