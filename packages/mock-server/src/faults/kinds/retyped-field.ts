import * as z from "@graycard/core/zod";
import { retypings } from "../bends.js";
import { defineFault } from "../fault.js";

/** Give a field of an answer another type. */
export const retypedField = defineFault({
  name: "retyped-field",
  sentence: "Writes the field at the given path, or every number of the answer, as another JSON type.",
  parameters: z.strictObject({ path: z.string().min(1).optional(), to: z.enum(retypings) }),
  operations: () => ["submit", "poll"],
  needs: "field",
  apply(bends, { path, to }) {
    bends.rewrites.push({ retype: { path, to } });
  },
});
