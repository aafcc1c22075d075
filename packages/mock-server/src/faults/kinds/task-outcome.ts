import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** End the task with a number of the vendor's, whatever its picture is like. */
export const taskOutcome = defineFault({
  name: "task-outcome",
  sentence: "Ends the task with the given state code, listed by the vendor or not.",
  parameters: z.strictObject({ code: z.int() }),
  operations: () => ["submit"],
  needs: "accepted",
  apply(bends, { code }) {
    bends.forcedCode = code;
  },
});
