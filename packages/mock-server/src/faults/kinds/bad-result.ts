import * as z from "zod";
import { defineFault } from "../fault.js";

/** Spoil the result picture. */
export const badResult = defineFault({
  name: "bad-result",
  sentence: "Spoils the result file: another size, format or pixels, cut short, text instead, or an HTTP status.",
  parameters: z.strictObject({
    status: z.int().min(200).max(599).optional(),
    scale: z.number().positive().optional(),
    format: z.enum(["jpg", "png", "webp"]).optional(),
    pixels: z.enum(["negative", "flat"]).optional(),
    keepShare: z.number().min(0).max(1).optional(),
    text: z.string().optional(),
  }),
  apply(bends, bend) {
    bends.results.push(bend);
  },
});
