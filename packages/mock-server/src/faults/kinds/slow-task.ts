import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Let the work take long: past the limit the task times out. */
export const slowTask = defineFault({
  name: "slow-task",
  sentence: "Lets the work take the given time; past the documented limit the task ends with the timeout state.",
  parameters: z.strictObject({ workMs: z.number().positive() }),
  operations: () => ["submit"],
  needs: "accepted",
  apply(bends, { workMs }) {
    bends.workMs = workMs;
  },
});
