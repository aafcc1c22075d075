import type { LimitName, OperationName } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** The limits the mock itself keeps to, and where; the others are rules of a field, or advice. */
const keptOn = {
  imageBytes: ["submit"],
  minSidePx: ["submit"],
  maxSidePx: ["submit"],
  downloadMs: ["submit"],
  processingMs: ["submit"],
  usualMs: ["submit"],
  qps: ["submit", "poll"],
  linkLifeMs: ["submit", "poll"],
  taskLifeMs: ["poll"],
} as const satisfies { readonly [Name in LimitName]?: readonly OperationName[] };

type KeptLimit = keyof typeof keptOn;

const names = Object.keys(keptOn) as [KeptLimit, ...KeptLimit[]];

/** Apply another number than the documented one. */
export const otherLimit = defineFault({
  name: "other-limit",
  sentence: `Applies another limit than the documented one: ${names.join(", ")}.`,
  parameters: z.strictObject({ limit: z.enum(names), value: z.number().positive() }),
  operations: ({ limit }) => keptOn[limit],
  apply(bends, { limit, value }) {
    bends.limits.set(limit, value);
  },
});
