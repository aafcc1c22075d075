import type { AnyVendor } from "@graycard/core";
import * as z from "zod";
import { defineFault } from "../fault.js";

/** Follow another reading of the documents than the one in force. */
export const otherReading = defineFault({
  name: "other-reading",
  sentence: "Follows another value of a switchable erratum, as a vendor that read its documents differently would.",
  parameters: z.strictObject({ erratum: z.string().min(1), value: z.unknown() }),
  operations: () => ["submit", "poll"],
  objection({ erratum }, vendors) {
    const known = new Set(vendors.flatMap(switchable));
    return known.has(erratum)
      ? undefined
      : `no erratum "${erratum}" can be switched; there are ${[...known].join(", ")}`;
  },
  apply(bends, { erratum, value }) {
    bends.readings.set(erratum, value);
  },
});

function switchable({ errata }: AnyVendor): readonly string[] {
  return Object.keys(errata).filter((id) => errata[id]?.switchable);
}
