import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Damage the result picture. */
export const damagedResult = defineFault({
  name: "damaged-result",
  sentence: "Overwrites part of the result picture: type and length are right, and it cannot be decoded.",
  parameters: z.strictObject({}),
  operations: () => ["fetch-result", "submit", "poll"],
  certainOperations: () => ["fetch-result"],
  needs: "picture",
  apply(bends) {
    bends.results.push({ damaged: true });
  },
});
