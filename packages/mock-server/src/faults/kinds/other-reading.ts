import type { AnyVendor } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";
import { fitsReading, readingValues } from "../fits-reading.js";

/** Follow another reading of the documents than the one in force. */
export const otherReading = defineFault({
  name: "other-reading",
  sentence:
    "Follows another value of a switchable erratum, as a vendor that read its documents differently would: that of a reading, or one like it with other numbers.",
  parameters: z.strictObject({ erratum: z.string().min(1), value: z.unknown() }),
  operations: () => ["submit", "poll"],
  actsOn: ({ erratum, value }, vendor) => fitsReading(value, readingValues(vendor, erratum)),
  objection({ erratum, value }, vendors) {
    const known = new Set(vendors.flatMap(switchable));
    if (!known.has(erratum)) return `no erratum "${erratum}" can be switched; there are ${[...known].join(", ")}`;
    const values = vendors.map((vendor) => readingValues(vendor, erratum));
    if (values.some((each) => fitsReading(value, each))) return undefined;
    const shown = new Set(values.flat().map((each) => JSON.stringify(each)));
    return `"${erratum}" reads values such as ${[...shown].join(", ")}, not ${JSON.stringify(value)}`;
  },
  apply(bends, { erratum, value }) {
    bends.readings.set(erratum, value);
  },
});

function switchable({ errata }: AnyVendor): readonly string[] {
  return Object.keys(errata).filter((id) => errata[id]?.switchable);
}
