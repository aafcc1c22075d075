import * as z from "zod";
import { skippableChecks } from "../bends.js";
import { defineFault } from "../fault.js";

/** Leave out one of the checks a vendor makes. */
export const skipCheck = defineFault({
  name: "skip-check",
  sentence: "Leaves out a check: credentials, task ids, request rate, size, parameters or the signature of a link.",
  parameters: z.strictObject({ check: z.enum(skippableChecks) }),
  apply(bends, { check }) {
    bends.skip.add(check);
  },
});
