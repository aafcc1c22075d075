import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Let a task never end. */
export const stuckTask = defineFault({
  name: "stuck-task",
  sentence: "Keeps the task in its last running state for ever: it neither succeeds nor fails nor times out.",
  parameters: z.strictObject({}),
  operations: () => ["submit"],
  needs: "accepted",
  apply(bends) {
    bends.neverEnds = true;
  },
});
