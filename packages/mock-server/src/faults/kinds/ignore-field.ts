import * as z from "zod";
import { defineFault } from "../fault.js";

/** Act as if a documented field had not been sent. */
export const ignoreField = defineFault({
  name: "ignore-field",
  sentence: "Acts as if the given request field had not been sent.",
  parameters: z.strictObject({ field: z.string().min(1) }),
  apply(bends, { field }) {
    bends.ignoredFields.add(field);
  },
});
