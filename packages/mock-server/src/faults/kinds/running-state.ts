import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Show a task that runs under another number. */
export const runningState = defineFault({
  name: "running-state",
  sentence: "Shows the task under the given state code for as long as it runs, listed by the vendor or not.",
  parameters: z.strictObject({ code: z.int() }),
  operations: () => ["submit"],
  needs: "accepted",
  apply(bends, { code }) {
    bends.task.runningCode = code;
  },
});
