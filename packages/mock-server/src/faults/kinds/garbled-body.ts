import * as z from "zod";
import { bendWire } from "../../wire/bend-wire.js";
import { defineFault } from "../fault.js";

/** Alter bytes of a body. */
export const garbledBody = defineFault({
  name: "garbled-body",
  sentence: "Alters a share of the body's bytes, a tenth unless said, at places drawn from the seed; its length stays.",
  parameters: z.strictObject({ share: z.number().positive().max(1).optional() }),
  operations: () => ["submit", "poll", "fetch-result"],
  apply(bends, { share = 0.1 }) {
    bendWire(bends, { garbledShare: share });
  },
});
