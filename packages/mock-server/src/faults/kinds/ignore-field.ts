import type { AnyVendor } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Act as if a documented field had not been sent. */
export const ignoreField = defineFault({
  name: "ignore-field",
  sentence: "Acts as if the given request field had not been sent.",
  parameters: z.strictObject({ field: z.string().min(1) }),
  objection({ field }, vendors) {
    const known = new Set(vendors.flatMap(fieldNames));
    return known.has(field) ? undefined : `no request has a field "${field}"; there are ${[...known].join(", ")}`;
  },
  operations: () => ["submit"],
  apply(bends, { field }) {
    bends.ignoredFields.add(field);
  },
});

function fieldNames({ endpoints }: AnyVendor): readonly string[] {
  return Object.values(endpoints).flatMap(({ fields }) => Object.keys(fields));
}
