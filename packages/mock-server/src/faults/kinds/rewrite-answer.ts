import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";
import { headerText } from "../header-text.js";

/** Change an answer after it was made: its status, its content type, single fields, or all of its text. */
export const rewriteAnswer = defineFault({
  name: "rewrite-answer",
  sentence: "Changes the answer: sets or removes fields by path, or replaces its status, content type or text.",
  parameters: z.strictObject({
    status: z.int().min(200).max(599).optional(),
    contentType: z.string().regex(headerText).optional(),
    set: z.record(z.string(), z.unknown()).optional(),
    remove: z.array(z.string()).optional(),
    text: z.string().optional(),
  }),
  operations: () => ["submit", "poll"],
  apply(bends, rewrite) {
    bends.rewrites.push(rewrite);
  },
});
