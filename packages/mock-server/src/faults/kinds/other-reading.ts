import * as z from "zod";
import { defineFault } from "../fault.js";

/** Follow another reading of the documents than the one in force. */
export const otherReading = defineFault({
  name: "other-reading",
  sentence: "Follows another value of a switchable erratum, as a vendor that read its documents differently would.",
  parameters: z.strictObject({ erratum: z.string().min(1), value: z.unknown() }),
  apply(bends, { erratum, value }) {
    bends.readings.set(erratum, value);
  },
});
