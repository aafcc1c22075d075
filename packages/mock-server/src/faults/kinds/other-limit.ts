import type { LimitName } from "@graycard/core";
import * as z from "zod";
import { defineFault } from "../fault.js";

/** Apply another number than the documented one. */
export const otherLimit = defineFault({
  name: "other-limit",
  sentence: "Applies another limit than the documented one, such as imageBytes or maxSidePx.",
  parameters: z.strictObject({ limit: z.string().min(1), value: z.number() }),
  apply(bends, { limit, value }) {
    bends.limits.set(limit as LimitName, value);
  },
});
