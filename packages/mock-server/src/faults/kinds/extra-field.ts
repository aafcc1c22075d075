import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Put a field into an answer that no document names. */
export const extraField = defineFault({
  name: "extra-field",
  sentence: "Adds a field that no document names to the answer, at the given path or at its top.",
  parameters: z.strictObject({ path: z.string().min(1).optional(), value: z.unknown().optional() }),
  operations: () => ["submit", "poll"],
  needs: "field",
  apply(bends, { path = "an_extra_field", value = "of no document" }) {
    bends.rewrites.push({ set: { [path]: value } });
  },
});
