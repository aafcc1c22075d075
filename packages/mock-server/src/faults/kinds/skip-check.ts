import type { OperationName } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { type SkippableCheck, skippableChecks } from "../bends.js";
import { defineFault } from "../fault.js";

const madeOn: Readonly<Record<SkippableCheck, readonly OperationName[]>> = {
  authenticate: ["submit", "poll"],
  "locate-task": ["poll"],
  admit: ["submit", "poll"],
  size: ["submit"],
  validate: ["submit"],
  link: ["fetch-result"],
};

/** Leave out one of the checks a vendor makes. */
export const skipCheck = defineFault({
  name: "skip-check",
  sentence: "Leaves out a check: credentials, task ids, request rate, size, parameters or the signature of a link.",
  parameters: z.strictObject({ check: z.enum(skippableChecks) }),
  operations: ({ check }) => madeOn[check],
  apply(bends, { check }) {
    bends.skip.add(check);
  },
});
