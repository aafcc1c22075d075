import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Give a task a number that no document lists. */
export const unknownState = defineFault({
  name: "unknown-state",
  sentence: "Gives the task a state code below or above zero that the vendor's documents do not list.",
  parameters: z.strictObject({ sign: z.enum(["negative", "positive"]) }),
  operations: () => ["submit"],
  needs: "accepted",
  apply(bends, { sign }) {
    bends.task.unlisted = sign;
  },
});
