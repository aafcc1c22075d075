import * as z from "@graycard/core/zod";
import { type Outcome, outcomeOf, type Run } from "../run.js";
import { verdicts } from "../verdict.js";

const count = z.int().nonnegative();
const side = z.object({ verdict: z.enum(verdicts), actual: z.string().optional() });

const outcomes = [
  "conforms",
  "findings",
  "inconclusive",
  "harness-fault",
  "budget-stop",
  "interrupted",
  "unreachable",
] as const satisfies readonly Outcome[];

/** The schema of the JSON report. Readers should let fields pass that they do not know. */
export const runSchema = z.object({
  tool: z.literal("graycard"),
  version: z.string(),
  vendor: z.array(z.string()),
  subject: z.string(),
  edition: z.enum(["documented", "observed"]),
  startedAt: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  /** What it came to; reports of before there was this field have none. */
  outcome: z.enum(outcomes).optional(),
  summary: z.object({ pass: count, fail: count, warn: count, inconclusive: count, notApplicable: count }),
  checks: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      level: z.enum(["must", "should", "may"]),
      verdict: z.enum(verdicts),
      title: z.string(),
      expected: z.string().optional(),
      actual: z.string().optional(),
      reason: z.string().optional(),
      evidence: z.array(z.string()).optional(),
      known: z.object({ kind: z.enum(["failing", "flaky"]), reason: z.string(), expires: z.iso.date() }).optional(),
      source: z.object({ document: z.string(), section: z.string() }),
    }),
  ),
  problems: z.array(z.object({ kind: z.enum(["harness", "unreachable"]), scenario: z.string(), message: z.string() })),
  spend: z.object({ exchanges: count, submits: count, credits: z.number().nonnegative() }),
  coverage: z.object({ clauses: count, tested: count, excluded: count }),
  missing: count.positive().optional(),
  stopped: z.object({ by: z.enum(["budget", "interrupt"]), reason: z.string() }).optional(),
  receipt: z
    .array(
      z.object({
        number: z.int().positive(),
        at: z.iso.datetime(),
        vendor: z.string(),
        endpoint: z.string(),
        scenario: z.string(),
        outcome: z.enum(["accepted", "unknown"]),
        taskId: z.string().optional(),
        credits: z.number().nonnegative().optional(),
      }),
    )
    .optional(),
  against: z
    .object({
      subject: z.string(),
      outcome: z.string(),
      summary: z.object({ pass: count, fail: count, warn: count, inconclusive: count, notApplicable: count }),
      differences: z.array(
        z.object({ id: z.string(), clause: z.string(), title: z.string(), first: side, second: side }),
      ),
    })
    .optional(),
  baseline: z
    .object({
      name: z.string(),
      entries: count,
      known: z.object({ fail: count, warn: count, inconclusive: count }),
      problems: z.array(
        z.object({ kind: z.enum(["stale", "unmatched", "expired"]), check: z.string(), message: z.string() }),
      ),
    })
    .optional(),
  exchanges: z.array(z.record(z.string(), z.unknown())),
});

/** A run as JSON text, one field to a line, with its outcome: where nothing was judged, no count tells that from green. */
export function jsonReport(run: Run): string {
  const { tool, version, vendor, subject, edition, startedAt, durationMs, ...rest } = run;
  const head = { tool, version, vendor, subject, edition, startedAt, durationMs };
  return `${JSON.stringify({ ...head, outcome: outcomeOf(run), ...rest }, null, 2)}\n`;
}
