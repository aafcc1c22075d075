import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Leave a field out of an answer. */
export const missingField = defineFault({
  name: "missing-field",
  sentence: "Leaves the field at the given path out of the answer.",
  parameters: z.strictObject({ path: z.string().min(1) }),
  operations: () => ["submit", "poll"],
  needs: "field",
  apply(bends, { path }) {
    bends.rewrites.push({ remove: [path] });
  },
});
