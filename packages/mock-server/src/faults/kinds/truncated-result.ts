import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Cut the result picture short. */
export const truncatedResult = defineFault({
  name: "truncated-result",
  sentence: "Sends only the first part of the result picture, half of it unless said, as if that were all.",
  parameters: z.strictObject({ keepShare: z.number().min(0).max(1).optional() }),
  operations: () => ["fetch-result", "submit", "poll"],
  certainOperations: () => ["fetch-result"],
  needs: "picture",
  apply(bends, { keepShare = 0.5 }) {
    bends.results.push({ keepShare });
  },
});
