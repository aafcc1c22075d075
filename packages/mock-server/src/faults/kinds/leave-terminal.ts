import * as z from "@graycard/core/zod";
import { waysOutOfAnEnd } from "../../tasks/quirks.js";
import { defineFault } from "../fault.js";

/** Let a task that has ended be something else again. */
export const leaveTerminal = defineFault({
  name: "leave-terminal",
  sentence: "Lets a task that was seen to have ended run again, or end otherwise, for whoever asks once more.",
  parameters: z.strictObject({
    to: z.enum(waysOutOfAnEnd).optional(),
    /** Answers that show the end before it is left. */
    afterAnswers: z.int().min(1).optional(),
  }),
  operations: () => ["submit"],
  needs: "accepted",
  apply(bends, { to = "running", afterAnswers = 1 }) {
    bends.task.leavesEnd = { to, afterAnswers };
  },
});
