import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Spoil the result picture. */
export const badResult = defineFault({
  name: "bad-result",
  sentence: "Spoils the result picture: another size, format or pixels, cut short, text instead, or an HTTP status.",
  parameters: z.strictObject({
    status: z.int().min(200).max(599).optional(),
    scale: z.number().positive().max(4).optional(),
    format: z.enum(["jpg", "png", "webp"]).optional(),
    pixels: z.enum(["negative", "flat"]).optional(),
    keepShare: z.number().min(0).max(1).optional(),
    text: z.string().optional(),
  }),
  // A picture also goes out within an answer, when the request asked for that.
  operations: () => ["fetch-result", "submit", "poll"],
  certainOperations: () => ["fetch-result"],
  needs: "picture",
  apply(bends, bend) {
    bends.results.push(bend);
  },
});
