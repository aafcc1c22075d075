import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Hand out result links that die early. */
export const earlyExpiredLink = defineFault({
  name: "early-expired-link",
  sentence: "Hands out links to the task's results that live for the given time only, or have died already.",
  parameters: z.strictObject({ lifeMs: z.union([z.number().min(1000), z.literal("already")]).optional() }),
  operations: () => ["submit", "poll"],
  certainOperations: () => ["submit"],
  needs: "link",
  apply(bends, { lifeMs = "already" }) {
    bends.links.push({ lifeMs });
  },
});
