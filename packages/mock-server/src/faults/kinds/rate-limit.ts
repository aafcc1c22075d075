import * as z from "@graycard/core/zod";
import { rateAlgorithmNames } from "../../sessions/rate-windows/index.js";
import { defineFault } from "../fault.js";

/** Keep the caller to a rate of its own, counted in a way of its own. */
export const rateLimit = defineFault({
  name: "rate-limit",
  sentence:
    "Keeps requests to a rate, counted by one of several algorithms, and says when to come back, or nothing; to be planned for `always`.",
  parameters: z.strictObject({
    algorithm: z.enum(rateAlgorithmNames).default("sliding"),
    qps: z.number().positive(),
    burst: z.int().min(1).optional(),
    retryAfter: z.enum(["seconds", "date", "none"]).default("none"),
    message: z.boolean().default(true),
  }),
  operations: () => ["submit", "poll"],
  apply(bends, { algorithm, qps, burst, retryAfter, message }) {
    bends.rate = { algorithm, qps, burst, advice: retryAfter, message };
  },
});
