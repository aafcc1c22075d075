import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Let progress fall while the task runs. */
export const backwardsProgress = defineFault({
  name: "backwards-progress",
  sentence: "Lets the progress of the task fall from answer to answer while it runs; it ends as it would have.",
  parameters: z.strictObject({}),
  operations: () => ["submit"],
  needs: "accepted",
  apply(bends) {
    bends.task.backwards = true;
  },
});
