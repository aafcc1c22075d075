import * as z from "@graycard/core/zod";
import { bendWire } from "../../wire/bend-wire.js";
import { wireDirections } from "../../wire/wire-bend.js";
import { defineFault } from "../fault.js";

/** Alter bytes of a body. */
export const garbledBody = defineFault({
  name: "garbled-body",
  sentence:
    "Alters a share of the bytes of the answer's body or, before they are read, of the upload's, a tenth unless said, at places drawn from the seed; its length stays.",
  parameters: z.strictObject({
    share: z.number().positive().max(1).optional(),
    direction: z.enum(wireDirections).optional(),
  }),
  operations: ({ direction = "answer" }) => (direction === "answer" ? ["submit", "poll", "fetch-result"] : ["submit"]),
  apply(bends, { share = 0.1, direction = "answer" }) {
    bendWire(bends, direction === "answer" ? { garbledShare: share } : { garbledUploadShare: share });
  },
});
