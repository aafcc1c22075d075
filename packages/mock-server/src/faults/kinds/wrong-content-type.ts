import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";
import { headerText } from "../header-text.js";

/** Label an answer as something it is not. */
export const wrongContentType = defineFault({
  name: "wrong-content-type",
  sentence: "Labels the answer as HTML, or as whatever is given, and leaves its body as it is.",
  parameters: z.strictObject({ contentType: z.string().min(1).regex(headerText).optional() }),
  operations: () => ["submit", "poll"],
  apply(bends, { contentType = "text/html; charset=utf-8" }) {
    bends.rewrites.push({ contentType });
  },
});
